import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { openIdentity, type IdentityFiles } from '../../../src/core/handshake/clientIdentity';
import type { AskPassphrase } from '../../../src/core/keys/openAsking';
import { isRefusal } from '../../../src/core/pki/encryption/refusal';
import { createMiniature, type Miniature } from '../../support/authority';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

const bytes = (text: string | Buffer) => new Uint8Array(Buffer.from(text));
const none: IdentityFiles = { privateKey: null, certificate: null, chain: null, bundle: null };
const never = () => assert.fail('asked for a passphrase');
const answer = (passphrase: string) => () => Promise.resolve(passphrase);

/** Answers in turn; every question but the first says that the answer before was wrong, and each is about the file. */
function answers(file: Uint8Array, ...passphrases: string[]): AskPassphrase {
  let asked = 0;
  return (wrong, about) => {
    assert.equal(wrong !== null, asked > 0);
    assert.equal(about, file);
    return Promise.resolve(passphrases[asked++] ?? assert.fail('asked once too often'));
  };
}

describe('openIdentity', () => {
  let authority: Miniature;
  let key: KeyObject;
  let certificate: string;

  before(async () => {
    authority = await createMiniature();
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    key = pair.privateKey;
    const { pem } = await authority.issue({
      profile: 'ORG AUTH_CLI',
      commonName: 'RIS',
      structure: '318751275100020',
      publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    });
    certificate = pem;
  });

  const inPem = (type: 'pkcs1' | 'pkcs8', options = {}) =>
    bytes(key.export({ type, format: 'pem', ...options }));
  const files = (privateKey: Uint8Array): IdentityFiles => ({
    ...none,
    privateKey,
    certificate: bytes(certificate),
    // Out of order, and with the root: TLS gets them from the certificate up.
    chain: bytes(authority.root.pem + authority.intermediate.pem),
  });

  async function opened(given: IdentityFiles, passphrase: AskPassphrase) {
    const outcome = await openIdentity(given, passphrase);
    assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.message.en : '');
    assert.deepEqual(
      createPrivateKey(outcome.identity.privateKey).export({ format: 'jwk' }),
      key.export({ format: 'jwk' }),
    );
    const shown = outcome.identity.certificates.match(/-----BEGIN[^]*?-----END CERTIFICATE-----\n/g) ?? [];
    const expected = [certificate, authority.intermediate.pem, authority.root.pem];
    assert.deepEqual(
      shown.map((pem) => new X509Certificate(pem).fingerprint256),
      expected.map((pem) => new X509Certificate(pem).fingerprint256),
    );
  }

  async function refused(given: IdentityFiles, passphrase: AskPassphrase) {
    const outcome = await openIdentity(given, passphrase);
    assert.ok(isRefusal(outcome));
    return outcome.reason;
  }

  it('takes a key in clear, whatever its form, without asking', async () => {
    await opened(files(inPem('pkcs8')), never);
    await opened(files(inPem('pkcs1')), never);
    await opened(files(bytes(key.export({ type: 'pkcs8', format: 'der' }))), never);
  });

  it('opens an encrypted key with its passphrase alone', async () => {
    const encrypted = inPem('pkcs8', { cipher: 'aes-256-cbc', passphrase: 'correct horse' });
    await opened(files(encrypted), answer('correct horse'));
    await opened(files(encrypted), answers(encrypted, 'wrong', 'correct horse'));
  });

  it('opens a key in the old encrypted PEM too', async () => {
    const old = inPem('pkcs1', { cipher: 'aes-256-cbc', passphrase: 'correct horse' });
    await opened(files(old), answer('correct horse'));
  });

  it('refuses a key that is not that of the certificate', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = bytes(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    assert.equal(await refused(files(other), never), 'mismatch');
  });

  it('refuses files that hold nothing', async () => {
    assert.equal(await refused(none, never), 'not-that');
    assert.equal(await refused(files(bytes('nothing')), never), 'not-that');
    assert.equal(await refused({ ...none, bundle: bytes('nothing') }, never), 'not-that');
  });

  itWithOpenssl('opens a bundle that openssl made', async () => {
    const all = key.export({ type: 'pkcs8', format: 'pem' }) as string;
    const bundle = (password: string) =>
      withFile(`${all}${certificate}${authority.intermediate.pem}${authority.root.pem}`, (path) =>
        openssl(['pkcs12', '-export', '-in', path, '-passout', `pass:${password}`], ''),
      ).bytes;
    await opened({ ...none, bundle: bundle('secret') }, answer('secret'));
    await opened({ ...none, bundle: bundle('') }, never);
    const made = bundle('secret');
    await opened({ ...none, bundle: made }, answers(made, 'Secret', 'secret'));
  });
});
