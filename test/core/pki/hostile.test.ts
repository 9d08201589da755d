import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import { shippedAuthorities } from '../../../src/core/igc/authorities';
import { inspectFile } from '../../../src/core/inspect/inspect';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { createKeyAndRequest } from '../../../src/core/pki/createKeyAndRequest';
import { createMiniature } from '../../support/authority';
import type { Miniature } from '../../support/authority';
import { checkKeyMaterial } from '../../fuzz/keyMaterial';
import { openssl, opensslAvailable } from '../../support/openssl';
import {
  certificateOfManyValues,
  certificateTraps,
  keysWithoutPublicKey,
  nestedDer,
  nestedPkcs12,
  pkcs12OfIterations,
  requestOfLargeKey,
} from '../../support/traps/certificates';
import { textTraps } from '../../support/traps/texts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('hostile files', () => {
  let miniature: Miniature;
  let seeds: Uint8Array[];

  before(async () => {
    miniature = await createMiniature();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const leaf = await miniature.issue({
      profile: 'SERV SSL',
      commonName: 'a.example',
      structure: '10B0152872',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
      dnsNames: ['a.example'],
    });
    const options = {
      subject: { C: 'FR', CN: 'a' },
      dnsNames: ['a.example'],
      bits: 2048,
      passphrase: null,
    } as const;
    const { requestPem } = await createKeyAndRequest(options);
    const bundle = ['pkcs12', '-export', '-passout', 'pass:x', '-certpbe', 'NONE'];
    seeds = [
      leaf.der,
      bytesOf(leaf.pem),
      bytesOf(pkcs8),
      privateKey.export({ type: 'pkcs1', format: 'der' }),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'der' }),
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }),
      bytesOf(requestPem),
      ...(opensslAvailable ? [openssl(bundle, pkcs8 + leaf.pem).bytes] : []),
    ];
  });

  it('never throws, whatever is cut off', async () => {
    for (const seed of seeds) {
      for (let length = 0; length < seed.length; length += 1 + (length >> 5)) {
        const items = await checkKeyMaterial(seed.subarray(0, length));
        assert.equal(items.at(-1)?.kind, 'unknown', `${length} of ${seed.length} bytes`);
      }
    }
  });

  it('never throws, whatever bytes are changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        async (which, changes) => {
          const file = Uint8Array.from(seeds[which % seeds.length] ?? []);
          for (const [at, byte] of changes) file[at % file.length] = byte;
          await checkKeyMaterial(file);
        },
      ),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it('never throws on text made of the pieces of PEM', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '-----BEGIN ',
        '-----END ',
        '-----',
        'CERTIFICATE',
        'PRIVATE KEY',
        'RSA PRIVATE KEY',
        '\n',
        '\r',
        '\r\n',
        '\\n',
        '\\',
        ' ',
        '=',
        '\ufeff',
        '😀',
        'Proc-Type: 4,ENCRYPTED',
        '\n\n',
        'MIIB',
        'AAAAAAAAAAAAAAAAAAAA',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.base64String(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        await checkKeyMaterial(bytesOf(pieces.join('')));
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it('keeps its ranges inside text that is not UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 20 }), async (noise) => {
        await checkKeyMaterial(Buffer.concat([noise, bytesOf(miniature.root.pem), noise]));
      }),
      { numRuns: 300 },
    );
  });

  for (const { name, make, found } of textTraps) {
    it(`reads to the end: ${name}`, () => {
      assert.equal(readKeyMaterial(bytesOf(make(2))).length, found);
    });
  }

  it('stops reading where there are too many blocks, and says so', () => {
    const block = '-----BEGIN PUBLIC KEY-----\nAAAAAAAAAAAAAAAAAAAA\n-----END PUBLIC KEY-----\n';
    const material = readKeyMaterial(bytesOf(block.repeat(3000)));
    assert.equal(material.length, 1001);
    assert.match(material.at(-1)?.error?.message.en ?? '', /over 1000 PEM blocks/);
    assert.equal(material.at(-1)?.error?.offset, block.length * 1000);
  });

  for (const [name, make] of Object.entries(certificateTraps)) {
    it(`refuses a certificate with ${name}`, async () => {
      const [item] = await checkKeyMaterial(make());
      assert.equal(item?.kind, 'unknown');
      assert.match(item.error.message.en, /too long|over \d+ values/);
    });
  }

  it('passes over what it does not read, however many values that has', async () => {
    const [item] = await checkKeyMaterial(certificateOfManyValues());
    assert.equal(item?.kind, 'certificate');
  });

  it('does not compute with a key of a megabyte', async () => {
    const [item] = await checkKeyMaterial(requestOfLargeKey(1_000_000));
    assert.equal(item?.kind, 'csr');
    assert.equal(item.signature, 'broken');
  });

  it('derives nothing from passwords, however many iterations a PKCS#12 wants', async () => {
    const { subtle } = crypto;
    const deriving = ['deriveBits', 'deriveKey', 'importKey'] as const;
    for (const name of deriving) subtle[name] = () => assert.fail('something is derived');
    try {
      for (const iterations of [600_000, 10_000_000]) {
        const [item] = await checkKeyMaterial(pkcs12OfIterations(iterations));
        assert.equal(item?.kind, 'pkcs12');
        assert.equal(item.protection?.mac?.iterations, iterations);
        assert.deepEqual(
          item.protection.encryption.map((part) => [part.algorithm, part.iterations]),
          [['AES-256-CBC', iterations]],
        );
      }
    } finally {
      for (const name of deriving) Reflect.deleteProperty(subtle, name);
    }
  });

  it('decodes everything before it answers: nothing is left that could throw later', async () => {
    for (const seed of seeds) {
      const items = await inspectFile(seed, shippedAuthorities);
      assert.deepEqual(structuredClone(items), items);
      assertPlain(items);
    }
  });

  it('is not fooled by depth', async () => {
    await checkKeyMaterial(nestedDer(2000));
    const [item] = await checkKeyMaterial(nestedPkcs12(500));
    assert.equal(item?.kind, 'pkcs12');
    assert.deepEqual(
      item.items.map(({ kind }) => kind),
      ['unknown'],
    );
  });

  it('computes the public half of a few keys of a file, says so once, and tells all for private keys', async () => {
    const file = bytesOf(keysWithoutPublicKey(1000));
    const read = readKeyMaterial(file);
    assert.ok(read.every(({ kind }) => kind === 'private-key'));
    assert.deepEqual(
      [...read.keys()].filter((index) => read[index]?.spki !== null),
      [...Array(16).keys()],
    );
    assert.deepEqual(
      [...read.keys()].filter((index) => read[index]?.note !== undefined),
      [16],
    );
    const items = await inspectFile(file, shippedAuthorities);
    assert.deepEqual(
      items.map(({ spki }) => spki),
      read.map(({ spki }) => spki),
    );
    await checkKeyMaterial(file);
    const few = readKeyMaterial(bytesOf(keysWithoutPublicKey(16)));
    assert.ok(few.every(({ spki, note }) => spki !== null && note === undefined));
  });
});

/** No property is computed when it is read. */
function assertPlain(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value) as object));
  for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) {
    assert.ok('value' in property);
    assertPlain(property.value);
  }
}
