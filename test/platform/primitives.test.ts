import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { objectIdentifiers as oid } from '../../src/core/pki/objectIdentifiers';
import * as portableHash from '../../src/core/primitives/hash';
import * as portableIndexOf from '../../src/core/primitives/indexOfAscii';
import * as portablePoint from '../../src/core/primitives/publicPoint';
import { sha256Hex } from '../../src/platform/primitives/hash';
import { indexOfAscii } from '../../src/platform/primitives/indexOfAscii';
import { publicPoint } from '../../src/platform/primitives/publicPoint';

describe('The primitives of Node', () => {
  it('hash as the portable ones do', () => {
    for (const size of [0, 1, 1000]) {
      const bytes = randomBytes(size);
      assert.equal(sha256Hex(bytes), portableHash.sha256Hex(bytes));
    }
  });

  it('find a text where the portable ones do', () => {
    const bytes = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 40 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bytes, text, fc.nat(40), (content, sought, from) => {
        const inside = Buffer.from(`xx${content}xx`).subarray(2, -2);
        assert.equal(indexOfAscii(inside, sought, from), portableIndexOf.indexOfAscii(inside, sought, from));
      }),
    );
  });

  it('know the public point of a secret on every curve', () => {
    for (const [name, namedCurve] of [
      ['p256', 'P-256'],
      ['p384', 'P-384'],
      ['p521', 'P-521'],
      ['secp256k1', 'secp256k1'],
    ] as const) {
      const {
        d = '',
        x = '',
        y = '',
      } = generateKeyPairSync('ec', { namedCurve }).privateKey.export({
        format: 'jwk',
      });
      const secret = Buffer.from(d, 'base64url');
      const expected = [4, ...Buffer.from(x, 'base64url'), ...Buffer.from(y, 'base64url')];
      assert.deepEqual([...(publicPoint(oid[name], secret) ?? [])], expected, name);
      assert.deepEqual(publicPoint(oid[name], secret), portablePoint.publicPoint(oid[name], secret), name);
    }
    for (const name of ['x25519', 'x448', 'ed25519', 'ed448'] as const) {
      const secret = randomBytes({ x25519: 32, x448: 56, ed25519: 32, ed448: 57 }[name]);
      assert.ok(publicPoint(oid[name], secret), name);
      assert.deepEqual(publicPoint(oid[name], secret), portablePoint.publicPoint(oid[name], secret), name);
    }
  });

  it('know none of a secret that is not one of the curve, nor of a curve that nobody knows', () => {
    for (const { publicPoint: point } of [{ publicPoint }, portablePoint]) {
      assert.equal(point(oid.p256, new Uint8Array(32)), null);
      assert.equal(point(oid.ed25519, new Uint8Array(5)), null);
      assert.equal(point('1.2.3', randomBytes(32)), null);
    }
  });
});
