import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { fixAll } from '../../../src/core/features/codeActions';
import type { Finding } from '../../../src/core/finding';
import { assertEdits, insideOf } from '../../fuzz/asserts';
import { edited } from '../../support/edits';
import { findingsOf } from '../../support/rules';

const texts = globSync(['test/core/fixes/*.yaml', 'samples/workspace/*.yaml'])
  .flatMap((file) => readFileSync(file, 'utf8').split(/^#[!=].*\n/m))
  .filter((text) => text.trim() !== '');

/** A text with a stretch of it replaced by a few characters that mean something in YAML. */
const damaged = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.nat(),
    fc.nat(40),
    fc.string({ unit: fc.constantFrom(...Array.from('[]{}&*#:-,"\'\n a\t|>?!')), maxLength: 6 }),
  )
  .map(([text, at, length, inserted]) => {
    const start = at % text.length;
    return text.slice(0, start) + inserted + text.slice(start + length);
  });

const mistakesOfForm = (findings: readonly Finding[]) =>
  findings.filter(({ rule }) => rule === 'configuration-syntax').length;

/** Fixed, so that a rarity met by chance does not stop another change; try others when the edits change. */
const seed = 2026;

describe('Repairs of any text', () => {
  it('are made without a failure, and their edits fit', () => {
    let offered = 0;
    fc.assert(
      fc.property(damaged, (text) => {
        const findings = findingsOf(text);
        for (const finding of findings)
          for (const { edits } of finding.fixes?.() ?? []) {
            offered += 1;
            const after = edited(text, edits);
            assert.notEqual(after, text);
            assert.ok(mistakesOfForm(findingsOf(after)) <= mistakesOfForm(findings), after);
          }
        edited(text, fixAll(findings));
      }),
      { numRuns: 2000, seed },
    );
    assert.ok(offered > 300, String(offered));
  });

  it('stand inside a text that mixes kinds of line breaks', () => {
    const text = 'version: 1\r\r\nmandataire: name';
    const edits = findingsOf(text).flatMap((finding) => (finding.fixes?.() ?? []).map((fix) => fix.edits));
    assert.ok(edits.length > 0);
    for (const each of edits) assertEdits(each, insideOf(text), text);
  });
});
