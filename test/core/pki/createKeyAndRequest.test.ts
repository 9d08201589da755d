import assert from 'node:assert/strict';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { describe, it } from 'mocha';
import { createKeyAndRequest } from '../../../src/core/pki/createKeyAndRequest';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { itWithOpenssl, openssl } from '../../support/openssl';

const subject = {
  C: 'FR',
  O: 'Cabinet d’Évreux, "Radio"',
  OU: '499700367909006',
  CN: 'ris.evreux.example',
} as const;

describe('createKeyAndRequest', () => {
  itWithOpenssl('makes a request that openssl verifies, subject and names in order', async () => {
    const dnsNames = ['ris.evreux.example', 'radiologie-évreux.example'];
    const { requestPem } = await createKeyAndRequest({ subject, dnsNames, bits: 2048, passphrase: null });
    const text = openssl(
      ['req', '-verify', '-noout', '-text', '-nameopt', 'RFC2253,utf8,-esc_msb'],
      requestPem,
    );
    assert.match(text.stderr, /self-signature verify OK/i);
    assert.match(text.stdout, /Signature Algorithm: sha256WithRSAEncryption/);
    assert.match(
      text.stdout,
      /Subject: CN=ris.evreux.example,OU=499700367909006,O=Cabinet d’Évreux\\, \\"Radio\\",C=FR\n/,
    );
    assert.match(
      text.stdout,
      new RegExp(`DNS:ris.evreux.example, DNS:${domainToASCII('radiologie-évreux.example')}\n`),
    );
    const structure = openssl(['asn1parse'], requestPem).stdout;
    assert.deepEqual(structure.match(/PRINTABLESTRING|UTF8STRING/g), [
      'PRINTABLESTRING',
      'UTF8STRING',
      'UTF8STRING',
      'UTF8STRING',
    ]);
  });

  itWithOpenssl('leaves out what is not known, and asks for no names where there are none', async () => {
    const { requestPem } = await createKeyAndRequest({
      subject: { C: 'FR', CN: 'INSI-MANU' },
      dnsNames: [],
      bits: 2048,
      passphrase: null,
    });
    const { stdout, stderr } = openssl(['req', '-verify', '-noout', '-text'], requestPem);
    assert.match(stderr, /self-signature verify OK/i);
    assert.match(stdout, /Subject: C = FR, CN = INSI-MANU\n/);
    assert.doesNotMatch(stdout, /Alternative/);
  });

  for (const bits of [2048, 3072, 4096] as const) {
    it(`makes a key of ${bits} bits whose identity is that of the request`, async function () {
      this.timeout(60_000);
      const { privateKeyPem, requestPem, spki } = await createKeyAndRequest({
        subject,
        dnsNames: [],
        bits,
        passphrase: null,
      });
      const key = createPrivateKey(privateKeyPem);
      assert.equal(key.asymmetricKeyDetails?.modulusLength, bits);
      const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
      assert.equal(createHash('sha256').update(der).digest('hex'), spki);
      const read = readKeyMaterial(new TextEncoder().encode(privateKeyPem + requestPem));
      assert.deepEqual(
        read.map((material) => [material.kind, material.spki]),
        [
          ['private-key', spki],
          ['csr', spki],
        ],
      );
    });
  }

  itWithOpenssl(
    'encrypts the key so that openssl opens it with the passphrase, and with no other',
    async () => {
      const passphrase = 'pâsse 🔑 phrase';
      const { privateKeyPem, spki } = await createKeyAndRequest({
        subject,
        dnsNames: [],
        bits: 2048,
        passphrase,
      });
      const opened = openssl(
        ['pkey', '-pubout', '-outform', 'DER', '-passin', `pass:${passphrase}`],
        privateKeyPem,
      );
      assert.equal(opened.status, 0, opened.stderr);
      assert.equal(createHash('sha256').update(opened.bytes).digest('hex'), spki);
      assert.notEqual(openssl(['pkey', '-noout', '-passin', 'pass:other'], privateKeyPem).status, 0);
      const { stdout } = openssl(['asn1parse'], privateKeyPem);
      assert.match(stdout, /PBES2/);
      assert.match(stdout, /:0927C0\n/);
      assert.match(stdout, /hmacWithSHA256/);
      assert.match(stdout, /aes-256-cbc/);
    },
  );
});
