import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { AuthoritiesError, readAuthorities, shippedAuthorities } from '../../../src/core/igc/authorities';
import { createMiniature } from '../../support/authority';
import type { Miniature } from '../../support/authority';

describe('shippedAuthorities', () => {
  it('are public keys under their own identifier', () => {
    assert.equal(shippedAuthorities.length, 13);
    for (const { spki, keyIdentifier, subject } of shippedAuthorities) {
      const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
      const bits = key.export({ format: 'der', type: 'pkcs1' });
      assert.equal(createHash('sha1').update(bits).digest('hex'), keyIdentifier, subject);
    }
  });

  it('tell their environment by their name', () => {
    for (const { environment, subject } of shippedAuthorities) {
      assert.equal(environment, subject.includes('OU=IGC-SANTE TEST,') ? 'test' : 'production');
    }
  });
});

describe('readAuthorities', () => {
  let miniature: Miniature;
  before(async () => {
    miniature = await createMiniature();
  });

  it('reads what it is given', () => {
    const json = JSON.stringify({ authorities: miniature.authorities });
    const added = miniature.authorities.map((authority) => ({ ...authority, added: true }));
    assert.deepEqual(readAuthorities(json), added);
  });

  it('refuses an authority of production', () => {
    const authorities = miniature.authorities.map((authority) => ({
      ...authority,
      environment: 'production',
    }));
    assert.throws(() => readAuthorities(JSON.stringify({ authorities })), /test environment/);
  });

  for (const json of ['', '[]', 'null', '{"authorities":{}}', '{"authorities":[{"environment":"test"}]}']) {
    it(`refuses ${json || 'an empty file'}`, () => {
      assert.throws(() => readAuthorities(json), AuthoritiesError);
    });
  }
});
