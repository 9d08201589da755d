import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { childrenOf, contentsOf, readValue, type DerValue } from '../../../src/core/pki/der';
import {
  encode,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../../../src/core/pki/derWriter';
import { openPkcs12 } from '../../../src/core/pki/openPkcs12';
import { leaf as issueLeaf } from '../../support/material';
import type { Issued } from '../../support/authority';
import { craftPkcs12 } from '../../support/craft';
import { opened, password, refused } from '../../support/opened';
import { opensslAvailable, openssl } from '../../support/openssl';

describe('openPkcs12, of bad files', () => {
  let leaf: Issued;
  let small: Uint8Array;

  before(async function () {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    leaf = await issueLeaf({ publicKey: publicKey.export({ type: 'spki', format: 'der' }) });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const encryption = ['-iter', '1', '-certpbe', 'NONE', '-keypbe', 'PBE-SHA1-3DES'];
    const args = ['pkcs12', '-export', '-passout', `pass:${password}`, ...encryption];
    if (!opensslAvailable) this.skip();
    small = openssl(args, key + leaf.pem).bytes;
  });

  it('that are not PKCS#12', async () => {
    for (const file of ['', 'hello', leaf.pem, Buffer.from(leaf.der), '\x30\x03\x02\x01\x03'])
      assert.equal((await refused(Buffer.from(file as string))).reason, 'not-that');
  });

  it('that are cut short anywhere', async () => {
    const whole = small;
    for (let length = 3; length < whole.length; length += 97) {
      const { reason, message } = await refused(whole.subarray(0, length));
      assert.equal(reason, 'malformed');
      assert.match(message.en, /damaged or cut short/);
    }
  });

  it('that ask for ten million iterations', async () => {
    for (const contents of [pbes2Key(10_000_000), pbes2Key(2 ** 40)]) {
      const der = craftPkcs12([{ type: 'encrypted-private-key', contents }]);
      const { reason, message } = await refused(der);
      assert.equal(reason, 'out-of-bounds');
      assert.match(message.en, /10,000,000|9,007,199,254,740,991|1,099,511,627,776/);
    }
    const mac = encodeSequence(macDigest, encode(0x04, Uint8Array.of(1)), encodeInteger(10_000_000));
    assert.equal((await refused(craftPkcs12([], mac))).reason, 'out-of-bounds');
  });

  it('that ask for a few million many times', async () => {
    const contents = legacyKey(4_000_000);
    const der = craftPkcs12(
      Array.from({ length: 4 }, () => ({ type: 'encrypted-private-key', contents }) as const),
    );
    const controller = new AbortController();
    const opening = openPkcs12(der, password, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await assert.rejects(opening, /enough/);
    const many = craftPkcs12([{ type: 'encrypted-private-key', contents: pbes2Key(5_000_001) }]);
    assert.equal((await refused(many)).reason, 'out-of-bounds');
  });

  it('that nest bags without end, or hold too many', async () => {
    for (const nested of [3, 8]) assert.equal((await opened(nestedBags(nested))).certificates.length, 1);
    for (const nested of [9, 15, 200, 2_000]) {
      const { reason } = await refused(nestedBags(nested));
      assert.ok(reason === 'out-of-bounds' || reason === 'malformed', `${nested}: ${reason}`);
    }
    const bags = Array.from(
      { length: 257 },
      () => ({ type: 'certificate', contents: new Uint8Array(3) }) as const,
    );
    assert.equal((await refused(craftPkcs12(bags))).reason, 'out-of-bounds');
    assert.equal((await opened(craftPkcs12(bags.slice(1)))).certificates.length, 256);
  });

  it('that are too large', async () => {
    const { reason } = await refused(
      craftPkcs12([{ type: 'certificate', contents: new Uint8Array(10 * 1024 * 1024) }]),
    );
    assert.equal(reason, 'out-of-bounds');
  });

  it('never throws on changed bytes', async function () {
    this.timeout(60_000);
    for (let at = 0; at < small.length; at += 13) {
      const changed = Uint8Array.from(small);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      await openPkcs12(changed, password);
    }
  });
});

const macDigest = encodeSequence(
  encodeSequence(encodeObjectIdentifier('2.16.840.1.101.3.4.2.1')),
  encode(0x04, new Uint8Array(32)),
);

/** An EncryptedPrivateKeyInfo that asks for so many iterations. */
function pbes2Key(iterations: number): Uint8Array {
  const octets = (size: number) => encode(0x04, new Uint8Array(size));
  const kdf = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.12'),
    encodeSequence(octets(8), encodeInteger(iterations)),
  );
  const scheme = encodeSequence(encodeObjectIdentifier('2.16.840.1.101.3.4.1.42'), octets(16));
  const algorithm = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.13'),
    encodeSequence(kdf, scheme),
  );
  return encodeSequence(algorithm, octets(32));
}

function legacyKey(iterations: number): Uint8Array {
  const parameters = encodeSequence(encode(0x04, new Uint8Array(8)), encodeInteger(iterations));
  const algorithm = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.12.1.3'), parameters);
  return encodeSequence(algorithm, encode(0x04, new Uint8Array(32)));
}

/** A certificate in so many SafeContents, one in the other. */
function nestedBags(depth: number): Uint8Array {
  const plain = contentsOf(
    safeContentsIn(craftPkcs12([{ type: 'certificate', contents: new Uint8Array(3) }])),
  );
  let contents: Uint8Array = plain;
  for (let i = 0; i < depth; i++)
    contents = encodeSequence(
      encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.12.10.1.6'), encode(0xa0, contents)),
    );
  const data = (inside: Uint8Array) =>
    encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.7.1'), encode(0xa0, encode(0x04, inside)));
  return encodeSequence(encodeInteger(3), data(encodeSequence(data(contents))));
}

/** The OCTET STRING of the first SafeContents. */
function safeContentsIn(der: Uint8Array): DerValue {
  const inside = (value: DerValue | undefined, position: number) => {
    assert.ok(value);
    return childrenOf(value, 4)[position];
  };
  const octets = (contentInfo: DerValue | undefined) => inside(inside(contentInfo, 1), 0);
  const safe = octets(inside(readValue(der), 1));
  assert.ok(safe);
  const found = octets(inside(readValue(contentsOf(safe)), 0));
  assert.ok(found);
  return found;
}
