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

  it('says all that package.json asks for, and nothing else', () => {
    const asked = [...packageText.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(asked)].toSorted(), Object.keys(english).toSorted());
  });
});
