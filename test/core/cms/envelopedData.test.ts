import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { envelop, type EnvelopeRecipient } from '../../../src/core/cms/envelopedData';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

const passphrase = 'k7mf2-p9wqx-tt4hd-cv8ej-5bnrz';
const content = new Uint8Array(randomBytes(5000));

/** What openssl decrypts. */
function opened(envelope: Uint8Array, args: readonly string[]) {
  return openssl(['cms', '-decrypt', '-inform', 'DER', '-binary', ...args], envelope);
}

function selfSigned(privateKey: KeyObject): Uint8Array {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return withFile(pem, (path) => {
    const args = ['req', '-x509', '-key', path, '-subj', '/C=FR/O=Éditeur/CN=recipient', '-outform', 'DER'];
    return openssl(args, '').bytes;
  });
}

const keys: Readonly<Record<string, () => KeyObject>> = {
  'RSA 2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  'RSA 4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey,
  'EC P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'EC P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  'EC P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
};

describe('envelop', () => {
  for (const [name, makeKey] of Object.entries(keys)) {
    itWithOpenssl(`makes what openssl opens with the key of a certificate: ${name}`, async () => {
      const key = makeKey();
      const envelope = await envelop(content, { certificate: selfSigned(key) });
      const withKey = (each: KeyObject) =>
        withFile(each.export({ type: 'pkcs8', format: 'pem' }), (path) => opened(envelope, ['-inkey', path]));
      assert.deepEqual(Buffer.from(withKey(key).bytes), Buffer.from(content));
      assert.notDeepEqual(Buffer.from(withKey(makeKey()).bytes), Buffer.from(content));
    });
  }

  itWithOpenssl('names the recipient by issuer and serial number', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const certificate = selfSigned(key);
    const envelope = await envelop(content, { certificate });
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    const bytes = withFile(pem, (keyPath) =>
      withFile(certificate, (path) => opened(envelope, ['-inkey', keyPath, '-recip', path]).bytes),
    );
    assert.deepEqual(Buffer.from(bytes), Buffer.from(content));
  });

  itWithOpenssl('makes what openssl opens with the passphrase, and with no other', async () => {
    const envelope = await envelop(content, { passphrase });
    assert.deepEqual(
      Buffer.from(opened(envelope, ['-pwri_password', passphrase]).bytes),
      Buffer.from(content),
    );
    const wrong = opened(envelope, ['-pwri_password', `${passphrase}x`]);
    assert.notEqual(wrong.status, 0);
    assert.equal(wrong.bytes.length, 0);
  });

  itWithOpenssl('writes the structure that its form asks for', async () => {
    const forms: [EnvelopeRecipient, RegExp][] = [
      [{ passphrase }, /version: 3\n[^]*d\.pwri[^]*PBKDF2[^]*id-alg-PWRI-KEK[^]*aes-256-cbc/],
      [
        { certificate: selfSigned(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey) },
        /version: 0\n[^]*d\.ktri[^]*rsaesOaep[^]*sha256[^]*mgf1[^]*aes-256-cbc/,
      ],
      [
        { certificate: selfSigned(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey) },
        /version: 2\n[^]*d\.kari[^]*dhSinglePass-stdDH-sha256kdf-scheme[^]*aes-256-cbc/,
      ],
    ];
    for (const [recipient, form] of forms) {
      const envelope = await envelop(content, recipient);
      assert.match(openssl(['cms', '-cmsout', '-print', '-inform', 'DER'], envelope).stdout, form);
    }
  });

  it('encrypts anew each time', async () => {
    const [one, other] = await Promise.all([
      envelop(content, { passphrase }),
      envelop(content, { passphrase }),
    ]);
    assert.notDeepEqual(one, other);
  });

  itWithOpenssl('holds ten megabytes, or nothing, as well', async () => {
    for (const size of [0, 10_000_000]) {
      const bytes = new Uint8Array(size).fill(7);
      const envelope = await envelop(bytes, { passphrase });
      const back = withFile(envelope, (path) => {
        opened(new Uint8Array(), ['-in', path, '-pwri_password', passphrase, '-out', `${path}.opened`]);
        return readFileSync(`${path}.opened`);
      });
      assert.equal(Buffer.compare(back, bytes), 0);
    }
  });
});
