import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import { shippedAuthorities } from '../../../src/core/igc/authorities';
import { inspectFile } from '../../../src/core/inspect/inspect';
import type { InspectedItem } from '../../../src/core/inspect/item';
import {
  encode,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../../../src/core/pki/derWriter';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import type { Range } from '../../../src/core/range';
import { createKeyAndRequest } from '../../../src/core/pki/createKeyAndRequest';
import { createMiniature } from '../../support/authority';
import type { Miniature } from '../../support/authority';
import { craftCertificate, craftCommonName, craftExtension, craftPkcs12 } from '../../support/craft';
import { openssl, opensslAvailable } from '../../support/openssl';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function assertInside(range: Range, text: string): void {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const { line, character } of [range.start, range.end]) {
    assert.ok(line >= 0 && line < lines.length, `line ${line} of ${lines.length}`);
    assert.ok(character >= 0 && character <= (lines[line]?.length ?? 0), `character ${character}`);
  }
}

/** Reads a file in both tiers, and checks all that holds of any file. */
async function readBoth(file: Uint8Array): Promise<readonly InspectedItem[]> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file);
  for (const { range, kind, error, der } of readKeyMaterial(file)) {
    assertInside(range, text);
    assert.equal(kind === 'unknown', error !== undefined);
    assert.ok(kind !== 'unknown' || der === null);
    if (error) assert.ok(error.offset >= 0 && error.offset <= file.length);
  }
  const items = await inspectFile(file, shippedAuthorities);
  assert.ok(items.length > 0);
  for (const item of items) {
    if (item.range) assertInside(item.range, text);
    if (item.kind === 'unknown') assert.ok(item.error.offset >= 0 && item.error.offset <= file.length);
  }
  return items;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

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
        const items = await readBoth(seed.subarray(0, length));
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
          await readBoth(file);
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
        await readBoth(bytesOf(pieces.join('')));
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it('keeps its ranges inside text that is not UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 20 }), async (noise) => {
        await readBoth(Buffer.concat([noise, bytesOf(miniature.root.pem), noise]));
      }),
      { numRuns: 300 },
    );
  });

  const floods: Record<string, () => string> = {
    'BEGIN lines without END': () => '-----BEGIN CERTIFICATE-----\n'.repeat(16_000),
    'BEGIN lines with base64 and without END': () =>
      '-----BEGIN CERTIFICATE-----\nMIIBAAAAAAAAAAAAAAAA\n'.repeat(16_000),
    'BEGIN without its dashes': () => '-----BEGIN '.repeat(50_000),
    dashes: () => '-'.repeat(1_000_000),
    'blocks on one line': () =>
      '-----BEGIN PUBLIC KEY-----AAAAAAAAAAAAAAAAAAAA-----END PUBLIC KEY-----é'.repeat(10_000),
    'white space after BEGIN': () => `-----BEGIN CERTIFICATE-----${' \n'.repeat(500_000)}`,
    backslashes: () => `-----BEGIN CERTIFICATE-----${'\\'.repeat(1_000_000)}`,
    'headers without end': () => `-----BEGIN RSA PRIVATE KEY-----\n${'A: b\n'.repeat(200_000)}`,
    'one very long block': () =>
      `-----BEGIN CERTIFICATE-----\n${'A'.repeat(5_000_000)}\n-----END CERTIFICATE-----`,
  };
  for (const [name, flood] of Object.entries(floods)) {
    it(`takes time linear in its size: ${name}`, () => {
      const text = flood();
      readKeyMaterial(bytesOf(text));
      const once = milliseconds(() => readKeyMaterial(bytesOf(text)));
      const fourTimes = milliseconds(() => readKeyMaterial(bytesOf(text.repeat(4))));
      assert.ok(once < 2000, `${once} ms`);
      assert.ok(fourTimes < 200 + 10 * once, `${once} ms, then ${fourTimes} ms for four times as much`);
    });
  }

  it('stops reading where there are too many blocks, and says so', () => {
    const block = '-----BEGIN PUBLIC KEY-----\nAAAAAAAAAAAAAAAAAAAA\n-----END PUBLIC KEY-----\n';
    const material = readKeyMaterial(bytesOf(block.repeat(3000)));
    assert.equal(material.length, 1001);
    assert.match(material.at(-1)?.error?.message.en ?? '', /over 1000 PEM blocks/);
    assert.equal(material.at(-1)?.error?.offset, block.length * 1000);
  });

  const many = (count: number, value: Uint8Array) =>
    new Uint8Array(Buffer.concat(Array<Uint8Array>(count).fill(value)));
  const monsters: Record<string, () => Uint8Array> = {
    'a name of 100,000 attributes': () =>
      craftCertificate({ subject: many(100_000, craftCommonName(encode(0x0c, bytesOf('a')))) }),
    'a common name of a megabyte': () =>
      craftCertificate({ subject: craftCommonName(encode(0x0c, new Uint8Array(1_000_000))) }),
    'an identifier of a megabyte': () =>
      craftCertificate({ subject: encode(0x31, encodeSequence(encode(0x06, new Uint8Array(1_000_000)))) }),
    '100,000 alternative names': () => {
      const names = encodeSequence(many(100_000, encode(0x82, bytesOf('a'))));
      return craftCertificate({ extensions: craftExtension('2.5.29.17', names) });
    },
    '100,000 extensions': () =>
      craftCertificate({ extensions: many(100_000, craftExtension('2.5.29.99', new Uint8Array())) }),
  };
  for (const [name, monster] of Object.entries(monsters)) {
    it(`refuses a certificate with ${name}, at once`, async () => {
      const file = monster();
      const start = performance.now();
      const [item] = await readBoth(file);
      assert.ok(performance.now() - start < 1000);
      assert.equal(item?.kind, 'unknown');
      assert.match(item.error.message.en, /too long|over \d+ values/);
    });
  }

  it('does not compute with a key of a megabyte', async () => {
    const rsa = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.1.1'), encode(0x05));
    const modulus = encode(0x02, new Uint8Array(1_000_000).fill(0x7f));
    const key = encodeSequence(
      rsa,
      encode(0x03, Uint8Array.of(0), encodeSequence(modulus, encodeInteger(65537))),
    );
    const algorithm = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.1.11'), encode(0x05));
    const info = encodeSequence(encodeInteger(0), encodeSequence(), key, encode(0xa0));
    const start = performance.now();
    const [item] = await readBoth(
      encodeSequence(info, algorithm, encode(0x03, new Uint8Array(1_000_001).fill(1))),
    );
    assert.ok(performance.now() - start < 2000);
    assert.equal(item?.kind, 'csr');
    assert.equal(item.signature, 'broken');
  });

  it('is not fooled by depth', async () => {
    let nested: Uint8Array = encodeInteger(0);
    for (let depth = 0; depth < 2000; depth++) nested = encodeSequence(nested);
    await readBoth(nested);
    let bundle: Uint8Array = encodeSequence();
    for (let depth = 0; depth < 500; depth++)
      bundle = craftPkcs12([{ type: 'certificate', contents: bundle }]);
    const [item] = await readBoth(bundle);
    assert.equal(item?.kind, 'pkcs12');
    assert.deepEqual(
      item.items.map(({ kind }) => kind),
      ['unknown'],
    );
  });
});
