import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { sharingOf } from '../../../src/core/features/documentSharing';

const begin = (label: string) => `-----BEGIN ${label}-----`;

describe('sharingOf', () => {
  const held = [
    'PRIVATE KEY',
    'RSA PRIVATE KEY',
    'EC PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'PKCS12',
  ];
  for (const label of held) {
    it(`holds back a text with ${label}, wherever it stands`, () => {
      assert.equal(sharingOf('a.yaml', `key: |\n  ${begin(label)}\n  AAAA`), 'held');
      assert.equal(sharingOf('certificates.yaml', `${begin('CERTIFICATE')}\\n${begin(label)}\\n`), 'held');
    });
  }

  it('holds back base64 of a PEM block, which may be a key', () => {
    assert.equal(sharingOf('secret.yaml', `tls.key: ${btoa(begin('PRIVATE KEY'))}`), 'held');
  });

  it('holds back base64 of text in which a PEM block stands', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      assert.equal(sharingOf('secret.yaml', `tls.key: ${btoa(before + begin('PRIVATE KEY'))}`), 'held');
    }
  });

  it('holds back base64 of the DER of private keys, not of public ones', () => {
    const pairs = [
      generateKeyPairSync('rsa', { modulusLength: 512 }),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      generateKeyPairSync('ec', { namedCurve: 'P-521' }),
      generateKeyPairSync('ed25519'),
    ];
    for (const { privateKey, publicKey } of pairs) {
      const oldTypes: Partial<Record<string, 'pkcs8'>> = { rsa: 'pkcs1' as 'pkcs8', ec: 'sec1' as 'pkcs8' };
      const type = oldTypes[privateKey.asymmetricKeyType ?? ''] ?? 'pkcs8';
      const encryption = { cipher: 'aes-256-cbc', passphrase: 'x' };
      for (const der of [
        privateKey.export({ type: 'pkcs8', format: 'der' }),
        privateKey.export({ type, format: 'der' }),
        privateKey.export({ type: 'pkcs8', format: 'der', ...encryption }),
      ]) {
        assert.equal(sharingOf('a.json', JSON.stringify({ key: der.toString('base64') })), 'held');
      }
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      assert.equal(sharingOf('a.json', JSON.stringify({ key: spki.toString('base64') })), 'ignored');
    }
  });

  it('shows configurations and public blocks', () => {
    assert.equal(sharingOf('file:///w/certificates.yaml', 'version: 1'), 'shown');
    assert.equal(sharingOf('chain.pem', begin('CERTIFICATE')), 'shown');
  });

  it('has nothing to tell of other texts', () => {
    assert.equal(sharingOf('main.ts', 'a private key is a secret'), 'ignored');
  });
});
