import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { publishedKeys } from '../../../src/core/pki/publishedKeys';
import { findingsAbout, leaf, request, told } from '../../support/material';

const rsa = (bits: number, publicExponent = 65537) =>
  generateKeyPairSync('rsa', { modulusLength: bits, publicExponent });

describe('weak-key', () => {
  it('warns of private keys, certificates and requests, each once', async () => {
    const { privateKey, publicKey } = rsa(1024);
    const short = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    const files = {
      'a.key': short,
      'b.pem': (await leaf({ publicKey: spki })).pem,
      'c.csr': await request({ bits: 1024 }),
      'd.key': rsa(2048, 3).privateKey.export({ type: 'pkcs1', format: 'der' }),
      'e.key': rsa(2048).privateKey.export({ type: 'pkcs1', format: 'der' }),
    };
    assert.deepEqual(await told('weak-key', files), ['a.key warning', 'b.pem warning', 'd.key warning']);
    assert.deepEqual(await told('request-strength', files), ['c.csr warning']);
    const [key, certificate, exponent] = await findingsAbout('weak-key', files);
    assert.match(key?.message.en ?? '', /^This key has 1024 bits: .* Generate a new key /);
    assert.match(certificate?.message.fr ?? '', /^La clé de ce certificat a 1024 bits : /);
    assert.match(exponent?.message.en ?? '', /^This key has the public exponent 3: /);
  });

  it('leaves lists of authorities alone', async () => {
    const spki = rsa(1024).publicKey.export({ type: 'spki', format: 'der' });
    const { pem } = await leaf({ publicKey: spki });
    assert.equal((await told('weak-key', { 'chain.pem': pem.repeat(3) })).length, 3);
    assert.deepEqual(await told('weak-key', { 'ca-bundle.pem': pem.repeat(11) }), []);
  });
});

/** The public half of testECCP256 of RFC 9500 §2.3. */
const standardTestKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'QiVI-I-3gv-17KN0RFLHKh5Vj71vc75eSOkyMsxFxbE',
  y: 'bEzRDEy41bihcTnpSILImSVymTQl9BQZq36QpCpJQnI',
};

describe('published-key', () => {
  it('tells where the key of a certificate is published, as an error', async () => {
    const spki = createPublicKey({ key: standardTestKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'der',
    });
    const files = { 'a.pem': (await leaf({ publicKey: spki })).pem, 'b.pem': (await leaf()).pem };
    assert.deepEqual(await told('published-key', files), ['a.pem error']);
    const [finding] = await findingsAbout('published-key', files);
    assert.match(finding?.message.en ?? '', /^The key of this certificate is published in RFC 9500: /);
    assert.match(finding?.message.fr ?? '', /^La clé de ce certificat est publiée dans RFC 9500 : /);
  });

  it('has a list of identities, each once, that stays small', async () => {
    const text = readFileSync('data/published-keys.json', 'utf8');
    const { sources } = JSON.parse(text) as { sources: { name: string; keys: string[] }[] };
    const keys = sources.flatMap((each) => each.keys);
    assert.ok(keys.length > 500 && text.length < 150_000);
    assert.equal(new Set(keys).size, keys.length);
    for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
    const publishedIn = await publishedKeys();
    assert.equal(publishedIn(`${keys[0] ?? ''}${'0'.repeat(32)}`), sources[0]?.name);
    assert.equal(publishedIn('0'.repeat(64)), null);
  });
});
