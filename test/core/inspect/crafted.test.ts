import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inspectFile } from '../../../src/core/inspect/inspect';
import type { InspectedItem } from '../../../src/core/inspect/item';
import { encode, encodeSequence } from '../../../src/core/pki/derWriter';
import { craftCertificate, craftCommonName, craftExtension, craftPkcs12 } from '../../support/craft';
import type { Craft } from '../../support/craft';

/** Ed25519, all zeros. */
const anyKey = 'MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function inspect<K extends InspectedItem['kind']>(file: Uint8Array, kind: K) {
  const [item] = await inspectFile(file, []);
  assert.equal(item?.kind, kind, JSON.stringify(item));
  return item as InspectedItem & { kind: K };
}

const certificate = (craft: Craft) => inspect(craftCertificate(craft), 'certificate');

describe('inspectFile, what no tool makes', () => {
  it('reads years of two digits as RFC 5280 §4.1.2.5.1 does', async () => {
    const { notBefore, notAfter } = await certificate({
      notBefore: '500101000000Z',
      notAfter: '491231235959Z',
    });
    assert.equal(notBefore, '1950-01-01T00:00:00.000Z');
    assert.equal(notAfter, '2049-12-31T23:59:59.000Z');
  });

  for (const notAfter of ['260230000000Z', '261301000000Z', '260101240000Z', '2601010000Z', 'never']) {
    it(`refuses the date ${notAfter}`, async () => {
      const { error } = await inspect(craftCertificate({ notAfter }), 'unknown');
      assert.match(error.message.en, /date/);
    });
  }

  it('believes the first of two extensions', async () => {
    const names = (name: string) => craftExtension('2.5.29.17', encodeSequence(encode(0x82, bytesOf(name))));
    const extensions = Buffer.concat([names('a.example'), names('b.example')]);
    assert.deepEqual((await certificate({ extensions })).san, ['DNS:a.example']);
  });

  it('takes an authority for one only where it says so', async () => {
    const issuedBy = async (flag: number) => {
      const extensions = craftExtension('2.5.29.19', encodeSequence(encode(0x01, Uint8Array.of(flag))));
      const file = craftCertificate({ extensions });
      const anchor = { environment: 'test', subject: '', keyIdentifier: '', spki: anyKey } as const;
      const [item] = await inspectFile(file, [anchor]);
      return item?.kind === 'certificate' ? item.igc?.profile : undefined;
    };
    assert.equal(await issuedBy(0xff), 'CA');
    assert.equal(await issuedBy(0), 'UNKNOWN');
  });

  it('escapes what would break out of a distinguished name', async () => {
    const subject = craftCommonName(encode(0x0c, bytesOf('a\n,O=b\u001b[31m\0')));
    assert.equal((await certificate({ subject })).subject.dn, 'CN=a\\0A\\,O=b\\1B[31m\\00');
  });

  it('ties each key of a PKCS#12 to the certificate of its own localKeyID only', async () => {
    const key = { type: 'encrypted-private-key', contents: encodeSequence() } as const;
    const bundle = craftPkcs12([
      { ...key, localKeyId: 2 },
      key,
      { ...key, localKeyId: 1 },
      { type: 'certificate', contents: craftCertificate({}), localKeyId: 1 },
      {
        type: 'certificate',
        contents: craftCertificate({ subject: craftCommonName(encode(0x0c, bytesOf('b'))) }),
      },
    ]);
    const { items } = await inspect(bundle, 'pkcs12');
    const { spki } = await certificate({});
    assert.deepEqual(
      items.map((item) => item.spki),
      [null, null, spki, spki, spki],
    );
  });
});
