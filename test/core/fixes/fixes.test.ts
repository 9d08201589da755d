import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { Finding } from '../../../src/core/finding';
import { edited } from '../../support/edits';
import { findingsOf } from '../../support/rules';

/** One repair in a fixture: `#! <rule>: <title>`, the text before, `#=`, the text after; all begin with its head. */
interface Golden {
  readonly rule: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

function goldens(file: string): Golden[] {
  const [head = '', ...parts] = readFileSync(file, 'utf8').split(/^#! /m);
  return parts.map((part) => {
    const {
      rule = '',
      title = '',
      before = '',
      after = '',
    } = /^(?<rule>[a-z-]+): (?<title>[^\n]+)\n(?<before>[^]*)^#=\n(?<after>[^]*)$/m.exec(part)?.groups ?? {};
    return { rule, title, before: head + before, after: head + after };
  });
}

const identities = (findings: readonly Finding[]) => findings.map(({ fingerprint }) => fingerprint);

for (const file of globSync('test/core/fixes/*.yaml').sort()) {
  describe(`The quick fixes in ${file}`, () => {
    for (const { rule, title, before, after } of goldens(file)) {
      it(`${rule}: ${title}`, () => {
        const findings = findingsOf(before);
        const offered = findings
          .filter((finding) => finding.rule === rule)
          .flatMap((finding) => (finding.fixes?.() ?? []).map((fix) => ({ fix, finding })));
        const chosen = offered.find(({ fix }) => fix.title.en === title);
        assert.ok(chosen, `Offered: ${offered.map(({ fix }) => fix.title.en).join(' | ')}`);
        assertTranslated(chosen.fix.title);
        assert.equal(edited(before, chosen.fix.edits), after);

        const left = findingsOf(after);
        assert.ok(!identities(left).includes(chosen.finding.fingerprint), 'The finding is still there.');
        assert.deepEqual(
          left.filter(({ fingerprint }) => !identities(findings).includes(fingerprint)),
          [],
          'New findings.',
        );
      });
    }
  });
}

function assertTranslated({ en, fr }: { en: string; fr: string }): void {
  assert.notEqual(en, fr);
  const quotes = (text: string) => text.match(/`[^`]+`/g) ?? [];
  assert.deepEqual(quotes(fr), quotes(en));
}
