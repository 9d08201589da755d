import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generatePassphrase } from '../../../src/core/keys/generatePassphrase';
import { passphraseStrength } from '../../../src/core/keys/passphraseStrength';
import { assertBothLanguages } from '../../support/rules';

describe('passphraseStrength', () => {
  const expected = {
    weak: [
      '',
      'a',
      'changeit',
      'Password2026!',
      'azerty123456',
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      'abcabcabcabcabcabcabc',
    ],
    fair: ['Tr0ub4dor&3xK', 'une phrase assez longue lente'],
    strong: ['lampe girafe volcan tiroir moutarde écluse sabot harpe', 'xK9#mQ2$vL7&pR4!w'],
  };
  for (const [level, passphrases] of Object.entries(expected))
    for (const passphrase of passphrases)
      it(`finds ${JSON.stringify(passphrase)} ${level}`, () => {
        const strength = passphraseStrength(passphrase);
        assert.equal(strength.level, level, String(strength.bits));
        assertBothLanguages(strength.message);
      });

  it('finds what is generated strong, and never the same', () => {
    const made = Array.from({ length: 200 }, generatePassphrase);
    assert.equal(new Set(made).size, made.length);
    for (const passphrase of made) assert.equal(passphraseStrength(passphrase).level, 'strong');
  });

  it('takes no time over what is pasted', () => {
    assert.equal(passphraseStrength('ab'.repeat(1_000_000)).level, 'weak');
    assert.equal(passphraseStrength('a '.repeat(100_000)).level, 'weak');
  });
});
