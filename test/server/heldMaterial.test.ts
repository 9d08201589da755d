import assert from 'node:assert/strict';
import { heldItem, materialOf } from '../../src/protocol';
import type { KeyMaterial } from '../../src/core/pki/keyMaterial';
import { startOfFile } from '../../src/core/range';

describe('Held material', () => {
  for (const length of [0, 1000, 500_000])
    it(`arrives as it was sent, with ${length} bytes of DER`, () => {
      const material: KeyMaterial = {
        kind: 'pkcs7',
        encoding: 'pem',
        range: startOfFile,
        sha256: 'ab',
        spki: null,
        notAfter: null,
        encrypted: false,
        der: Uint8Array.from({ length }, (_, index) => index % 256),
      };
      assert.deepEqual(materialOf(heldItem(material)), material);
    });
});
