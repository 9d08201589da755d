import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseConfiguration } from '../../src/core/config/parse';
import { products, structureKinds } from '../../src/core/config/model';
import { findingsOf } from '../support/rules';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

const snippets = Object.entries(
  JSON.parse(readFileSync('snippets/certificates.json', 'utf8')) as Record<string, Snippet>,
);

/** What a snippet inserts where the user accepts every default. */
function filled({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

/** A configuration into which the entries of a snippet fit. */
const base = filled(snippets.find(([, { prefix }]) => prefix === 'igc-group-practice')?.[1] ?? assert.fail());
const withEntries = (snippet: Snippet) =>
  base.replace(/certificates:\n[^]*/, `certificates:\n${filled(snippet).replace(/^(?=.)/gm, '  ')}\n`);

describe('Snippets', () => {
  for (const [name, snippet] of snippets)
    it(`write what is right: ${name}`, () => {
      const text = snippet.isFileTemplate ? filled(snippet) : withEntries(snippet);
      assert.ok(!text.includes('$'), text);
      assert.ok(parseConfiguration('certificates.yaml', text).configuration.certificates.length > 0);
      const wrong = findingsOf(text).filter(({ severity }) => severity !== 'info');
      assert.deepEqual(
        wrong.map(({ rule, message }) => `${rule}: ${message.en}`),
        [],
      );
    });

  it('give the same default wherever a place stands', () => {
    for (const [name, { body }] of snippets) {
      const defaults = new Map<string, string>();
      for (const [, place = '', value = ''] of body.join('\n').matchAll(/\$\{(\d+)[:|]([^}]*)\}/g)) {
        assert.equal(defaults.get(place) ?? value, value, `${name} ${place}`);
        defaults.set(place, value);
      }
    }
  });

  it('cover every kind of structure, and have prefixes of their own in both languages', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const kind of structureKinds) assert.ok(prefixes.includes(`igc-${kind}`), kind);
    for (const [, { description }] of snippets) assert.match(description, /^.+ · .+$/);
    const all = snippets.map(([, snippet]) => filled(snippet)).join('\n');
    for (const product of products.filter((each) => !/^SERV (?!SSL)/.test(each)))
      assert.ok(all.includes(`product: ${product}\n`), product);
  });
});
