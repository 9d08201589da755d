import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const identityOf = (key: KeyObject) =>
  createHash('sha256')
    .update(
      createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    )
    .digest('hex');

/** Reads one thing and checks that PEM and DER agree. */
function only(file: string | Uint8Array) {
  const [material, ...others] = readKeyMaterial(
    typeof file === 'string' ? new TextEncoder().encode(file) : file,
  );
  assert.ok(material);
  assert.deepEqual(others, []);
  assert.equal(material.error, undefined, material.error?.message.en);
  return material;
}

function publicKeyOfSsh(path: string): KeyObject {
  const [type, blob = ''] = readFileSync(path, 'utf8').split(' ');
  if (type !== 'ssh-ed25519')
    return createPublicKey(spawnSync('ssh-keygen', ['-e', '-m', 'PKCS8', '-f', path]).stdout);
  const x = Buffer.from(blob, 'base64').subarray(-32).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

const pairs: Record<string, () => Pair> = {
  'RSA 1024': () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'RSA 2048': () => generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }),
  'RSA-PSS': () => generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha256' }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  brainpoolP256r1: () => generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }),
  Ed25519: () => generateKeyPairSync('ed25519'),
  Ed448: () => generateKeyPairSync('ed448'),
  X25519: () => generateKeyPairSync('x25519'),
  X448: () => generateKeyPairSync('x448'),
};

describe('key identity', () => {
  for (const [name, generate] of Object.entries(pairs)) {
    it(`is the same for ${name} as PKCS#8 and as SubjectPublicKeyInfo, PEM and DER`, () => {
      const { privateKey, publicKey } = generate();
      const expected = identityOf(publicKey);
      for (const format of ['pem', 'der'] as const) {
        const key = only(privateKey.export({ type: 'pkcs8', format: format as 'pem' }));
        assert.deepEqual(
          [key.kind, key.encoding, key.spki, key.encrypted],
          ['private-key', format, expected, false],
        );
        const spki = only(publicKey.export({ type: 'spki', format: format as 'pem' }));
        assert.deepEqual([spki.kind, spki.encoding, spki.spki], ['public-key', format, expected]);
      }
    });
  }

  it('is the same as PKCS#1, private and public', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const format of ['pem', 'der'] as const) {
      for (const key of [privateKey, publicKey]) {
        const material = only(key.export({ type: 'pkcs1', format: format as 'pem' }));
        assert.deepEqual([material.kind, material.spki], [`${key.type}-key`, identityOf(publicKey)]);
      }
    }
  });

  for (const curve of ['P-256', 'P-384', 'P-521', 'secp256k1', 'brainpoolP384r1']) {
    it(`is the same as SEC1 on ${curve}`, () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
      for (const format of ['pem', 'der'] as const) {
        const material = only(privateKey.export({ type: 'sec1', format: format as 'pem' }));
        assert.deepEqual([material.kind, material.spki], ['private-key', identityOf(publicKey)]);
      }
    });
  }

  for (const curve of ['P-256', 'P-384', 'P-521', 'secp256k1']) {
    itWithOpenssl(`is computed on ${curve} where the key does not carry its public point`, () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
      const pem = privateKey.export({ type: 'sec1', format: 'pem' }) as string;
      const sec1 = openssl(['ec', '-no_public'], pem).stdout;
      assert.ok(sec1.length < pem.length);
      assert.equal(only(sec1).spki, identityOf(publicKey));
      const pkcs8 = openssl(['pkey', '-ec_conv_form', 'uncompressed'], sec1);
      assert.equal(only(pkcs8.stdout).spki, identityOf(publicKey));
    });
  }

  itWithOpenssl('is unknown on a curve that cannot be computed, without a public point', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'sect283k1' });
    const sec1 = openssl(['ec', '-no_public'], privateKey.export({ type: 'sec1', format: 'pem' })).stdout;
    assert.equal(only(sec1).spki, null);
  });

  it('is unknown of an encrypted key, PKCS#8 or legacy PEM', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const encryption = { cipher: 'aes-256-cbc', passphrase: 'secret' };
    const files = [
      privateKey.export({ type: 'pkcs8', format: 'pem', ...encryption }),
      privateKey.export({ type: 'pkcs8', format: 'der', ...encryption }),
      privateKey.export({ type: 'pkcs1', format: 'pem', ...encryption }),
      (privateKey.export({ type: 'pkcs1', format: 'pem', ...encryption }) as string).replaceAll('\n', '\r\n'),
      JSON.stringify(privateKey.export({ type: 'pkcs1', format: 'pem', ...encryption })),
    ];
    for (const file of files) {
      const material = only(file);
      assert.deepEqual([material.kind, material.spki, material.encrypted], ['private-key', null, true]);
      assert.equal(material.der, null);
    }
  });

  const itWithSshKeygen = spawnSync('ssh-keygen', ['-?']).error ? it.skip : it;
  for (const [type, ...size] of [['rsa', '-b', '2048'], ['ecdsa', '-b', '384'], ['ed25519']] as const) {
    for (const passphrase of ['', 'secret']) {
      itWithSshKeygen(`is the same in an OpenSSH key, ${type}${passphrase && ', encrypted'}`, () => {
        withFile('', (path) => {
          const make = ['-q', '-t', type, ...size, '-N', passphrase, '-f', path];
          spawnSync('ssh-keygen', make, { input: 'y' });
          const material = only(readFileSync(path));
          assert.equal(material.spki, identityOf(publicKeyOfSsh(`${path}.pub`)));
          assert.deepEqual([material.kind, material.encrypted], ['private-key', passphrase !== '']);
          assert.equal(material.der, null);
        });
      });
    }
  }

  itWithOpenssl('is the same in a request and in a certificate', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    for (const [form, kind] of [
      ['-new', 'csr'],
      ['-x509', 'certificate'],
    ] as const) {
      for (const format of ['PEM', 'DER']) {
        const args = ['req', form, '-subj', '/CN=a', '-outform', format];
        const { bytes } = withFile(pem, (path) => openssl([...args, '-key', path], ''));
        const material = only(bytes);
        assert.deepEqual([material.kind, material.spki], [kind, identityOf(publicKey)]);
      }
    }
  });

  itWithOpenssl('of a PKCS#12 is that of the certificate tied to its key, where that is in clear', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const certificate = withFile(pem, (path) =>
      openssl(['req', '-x509', '-key', path, '-subj', '/CN=a'], ''),
    ).stdout;
    const bundle = (...args: string[]) =>
      openssl(['pkcs12', '-export', '-passout', 'pass:secret', ...args], pem + certificate).bytes;
    const clear = only(bundle('-certpbe', 'NONE'));
    assert.deepEqual([clear.kind, clear.encoding, clear.spki], ['pkcs12', 'der', identityOf(publicKey)]);
    assert.equal(only(bundle('-certpbe', 'NONE', '-keypbe', 'NONE')).spki, identityOf(publicKey));
    const encrypted = only(bundle());
    assert.deepEqual([encrypted.kind, encrypted.spki], ['pkcs12', null]);
  });
});
