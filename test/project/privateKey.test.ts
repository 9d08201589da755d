import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { holdsPrivateKey } from '../../scripts/privateKey';

describe('holdsPrivateKey', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret' };

  const keys: Readonly<Record<string, string | Buffer>> = {
    'PKCS#1 in PEM': rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }),
    'PKCS#8 in PEM': ec.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'encrypted PKCS#8 in PEM': ec.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }),
    'PKCS#1 with headers': rsa.privateKey.export({ type: 'pkcs1', format: 'pem', ...cipher }),
    'PKCS#1 in DER': rsa.privateKey.export({ type: 'pkcs1', format: 'der' }),
    'PKCS#8 in DER': ec.privateKey.export({ type: 'pkcs8', format: 'der' }),
    'encrypted PKCS#8 in DER': ec.privateKey.export({ type: 'pkcs8', format: 'der', ...cipher }),
    'SEC1 in DER': ec.privateKey.export({ type: 'sec1', format: 'der' }),
  };
  for (const [name, key] of Object.entries(keys)) {
    it(`sees ${name}`, () => assert.ok(holdsPrivateKey(Buffer.from(key))));
  }

  it('sees a key in the middle of a text', () => {
    assert.ok(holdsPrivateKey(Buffer.from(`const key = \`${String(keys['PKCS#8 in PEM'])}\`;`)));
  });

  it('leaves public keys, and code that names the label, alone', () => {
    assert.ok(!holdsPrivateKey(Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' }))));
    assert.ok(!holdsPrivateKey(rsa.publicKey.export({ type: 'spki', format: 'der' })));
    assert.ok(!holdsPrivateKey(readFileSync(__filename)));
  });
});
