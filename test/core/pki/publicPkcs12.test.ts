import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { inspectDer } from '../../../src/core/inspect/inspect';
import type { InspectedContainer, InspectedKey } from '../../../src/core/inspect/item';
import { childrenOf, encodingOf, readValue } from '../../../src/core/pki/der';
import { encode, encodeSequence } from '../../../src/core/pki/derWriter';
import { publicPkcs12 } from '../../../src/core/pki/publicPkcs12';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { createMiniature } from '../../support/authority';
import type { Issued } from '../../support/authority';
import { craftPkcs12 } from '../../support/craft';
import { itWithOpenssl, openssl } from '../../support/openssl';

describe('publicPkcs12', () => {
  let leaf: Issued;
  let key: string;

  before(async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    leaf = await (
      await createMiniature()
    ).issue({
      profile: 'ORG AUTH_CLI',
      commonName: 'INSI-AUTO',
      structure: '10B0152872',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    });
  });

  const bundle = (...args: string[]) =>
    openssl(['pkcs12', '-export', '-passout', 'pass:secret', ...args], key + leaf.pem).bytes;
  const inspect = async (der: Uint8Array) => (await inspectDer('pkcs12', der, [])) as InspectedContainer;

  const protections = [
    ['-certpbe NONE -keypbe PBE-SHA1-3DES -macalg sha1', 'SHA-1', ['private-key 3DES 2048']],
    ['-iter 5000', 'SHA-256', ['contents AES-256-CBC 5000', 'private-key AES-256-CBC 5000']],
    ['-certpbe AES-128-CBC -keypbe NONE', 'SHA-256', ['contents AES-128-CBC 2048']],
    ['-certpbe NONE -keypbe NONE -nomac', undefined, []],
    [
      '-legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1',
      'SHA-1',
      ['contents RC2-40 2048', 'private-key 3DES 2048'],
    ],
  ] as const;
  for (const [options, hash, encryption] of protections)
    itWithOpenssl(`says the same as the whole file, but nothing private: ${options}`, async () => {
      const whole = bundle(...options.split(' '));
      const shown = publicPkcs12(whole);
      const { items, protection } = await inspect(whole);
      const kept = await inspect(shown);
      assert.equal(protection?.mac?.hash, hash);
      assert.deepEqual(
        protection?.encryption.map((each) => `${each.of} ${each.algorithm} ${each.iterations}`),
        encryption,
      );
      assert.deepEqual(kept.protection, protection);
      assert.deepEqual(kept.items, items);
      const legacy = options.startsWith('-legacy') ? ['-legacy'] : [];
      const password = ['-passin', 'pass:secret', '-nodes', '-nocerts', ...legacy];
      assert.match(openssl(['pkcs12', ...password], whole).stdout, /PRIVATE KEY/);
      assert.doesNotMatch(openssl(['pkcs12', '-nomacver', ...password], shown).stdout, /PRIVATE KEY/);
    });

  itWithOpenssl('keeps no byte of a key, in clear or encrypted', () => {
    for (const keyBag of ['NONE', 'AES-256-CBC']) {
      const whole = Buffer.from(bundle('-certpbe', 'NONE', '-keypbe', keyBag));
      const shown = Buffer.from(publicPkcs12(whole));
      const certificate = Buffer.from(leaf.der);
      assert.ok(shown.includes(certificate));
      const rest = shown.toString('latin1').replace(certificate.toString('latin1'), '');
      assert.ok(rest.length < 700, `${rest.length} bytes besides the certificate`);
      const secret = Buffer.from(key.replace(/-----.*-----|\s/g, ''), 'base64');
      assert.ok(keyBag !== 'NONE' || whole.includes(secret));
      assert.ok(!shown.includes(secret.subarray(400, 432)));
    }
  });

  itWithOpenssl('is what the index keeps, with the identity of a key in clear', async () => {
    const whole = bundle('-certpbe', 'NONE', '-keypbe', 'NONE');
    const [material] = readKeyMaterial(whole);
    assert.ok(material?.der && material.der.length < whole.length);
    const { items, spki } = await inspect(material.der);
    const inside = items.find((item): item is InspectedKey => item.kind === 'private-key');
    assert.ok(material.spki);
    assert.deepEqual([spki, inside?.spki, inside?.encrypted], [material.spki, material.spki, false]);
  });

  it('keeps no digest that stands where the algorithm of the MAC should', () => {
    const [version, contents] = childrenOf(readValue(craftPkcs12([])), 2).map(encodingOf);
    assert.ok(version && contents);
    const digest = encode(0x04, Buffer.alloc(32, 0x5a));
    const shown = publicPkcs12(
      encodeSequence(version, contents, encodeSequence(encodeSequence(digest), encode(0x04), digest)),
    );
    assert.ok(!Buffer.from(shown).includes('ZZZZ'));
    assert.deepEqual(publicPkcs12(shown), shown);
  });

  it('refuses what is malformed and keeps what it does not know', async () => {
    const crafted = craftPkcs12([{ type: 'encrypted-private-key', contents: Uint8Array.of(0x30, 0) }]);
    const { items, protection } = await inspect(publicPkcs12(crafted));
    assert.deepEqual([items.length, protection], [1, { mac: null, encryption: [] }]);
    assert.throws(() => publicPkcs12(crafted.subarray(0, 20)));
  });
});
