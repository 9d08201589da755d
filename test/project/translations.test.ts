import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const packageText = readFileSync('package.json', 'utf8');
const bundle = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const english = bundle('package.nls.json');
const french = bundle('package.nls.fr.json');

describe('package.nls', () => {
  it('says the same things in English and French', () => {
    assert.deepEqual(Object.keys(french).toSorted(), Object.keys(english).toSorted());
    for (const [key, text] of Object.entries(french)) assert.ok(text.trim(), key);
  });

  it('quotes the same names in both, placeholders included', () => {
    const quoted = (text = '') => (text.match(/`[^`]+`|\{\d+\}/g) ?? []).toSorted();
    for (const [key, text] of Object.entries(french))
      assert.deepEqual(quoted(text), quoted(english[key]), key);
  });

  it('writes French with its apostrophes and spaces', () => {
    for (const [key, text] of Object.entries(french)) {
      const words = text.replace(/`[^`]+`/g, '');
      assert.doesNotMatch(words, /'|[^ ][;:!?»]|«[^ ]/u, key);
    }
  });

  it('says all that package.json asks for, and nothing else', () => {
    const asked = [...packageText.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(asked)].toSorted(), Object.keys(english).toSorted());
  });
});
