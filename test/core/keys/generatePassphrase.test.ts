import assert from 'node:assert/strict';
import { generatePassphrase } from '../../../src/core/keys/generatePassphrase';

describe('generatePassphrase', () => {
  it('makes passphrases of over a hundred bits, never the same', () => {
    const made = new Set(Array.from({ length: 200 }, generatePassphrase));
    assert.equal(made.size, 200);
    for (const each of made) assert.match(each, /^([a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}$/);
    assert.equal(new Set([...made].join('').replaceAll('-', '')).size, 31);
    assert.ok(25 * Math.log2(31) > 100);
  });
});
