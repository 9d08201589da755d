import assert from 'node:assert/strict';
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

  it('shows configurations and public blocks', () => {
    assert.equal(sharingOf('file:///w/certificates.yaml', 'version: 1'), 'shown');
    assert.equal(sharingOf('chain.pem', begin('CERTIFICATE')), 'shown');
  });

  it('has nothing to tell of other texts', () => {
    assert.equal(sharingOf('main.ts', 'a private key is a secret'), 'ignored');
  });
});
