import assert from 'node:assert/strict';
import { X509Certificate, generateKeyPairSync } from 'node:crypto';
import { before, describe } from 'mocha';
import type { InspectedKey } from '../../../src/core/inspect/item';
import { createMiniature } from '../../support/authority';
import type { Issued, Miniature } from '../../support/authority';
import { craftPkcs12 } from '../../support/craft';
import { only } from '../../support/inspected';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

describe('inspectFile, of containers and lists', () => {
  let miniature: Miniature;
  let leaf: Issued;
  let key: string;

  before(async () => {
    miniature = await createMiniature();
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    leaf = await miniature.issue({
      profile: 'SERV SSL',
      commonName: 'ris.rouen.example',
      structure: '499700367909006',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01T12:34:56Z'),
      notAfter: new Date('2029-01-01T00:00:00Z'),
      dnsNames: ['ris.rouen.example'],
    });
  });

  itWithOpenssl('shows the certificates of a PKCS#7', async () => {
    const chain = miniature.intermediate.pem + miniature.root.pem;
    for (const format of ['PEM', 'DER']) {
      const { bytes } = withFile(chain, (path) =>
        openssl(['crl2pkcs7', '-nocrl', '-certfile', path, '-outform', format], ''),
      );
      const { items } = await only(bytes, 'pkcs7');
      const expected = [miniature.intermediate, miniature.root].map(
        ({ der }) => new X509Certificate(der).fingerprint256,
      );
      const found = items.map((item) => item.sha256?.toUpperCase().replace(/..(?=.)/g, '$&:'));
      assert.deepEqual(found.sort(), expected.sort());
    }
  });

  itWithOpenssl('shows of a PKCS#12 what it has in clear', async () => {
    const contents = key + leaf.pem + miniature.intermediate.pem;
    const bundle = (...args: string[]) =>
      openssl(['pkcs12', '-export', '-passout', 'pass:secret', ...args], contents).bytes;
    const identity = (await only(leaf.pem, 'certificate')).spki;

    const clear = await only(bundle('-certpbe', 'NONE'), 'pkcs12');
    assert.equal(clear.spki, identity);
    assert.deepEqual(
      clear.items.map(({ kind }) => kind),
      ['certificate', 'certificate', 'private-key'],
    );
    const inside = clear.items.find(({ kind }) => kind === 'private-key') as InspectedKey | undefined;
    assert.deepEqual([inside?.spki, inside?.encrypted, inside?.identityFrom], [identity, true, 'localKeyID']);

    const encrypted = await only(bundle(), 'pkcs12');
    assert.deepEqual(
      encrypted.items.map(({ kind }) => kind),
      ['private-key'],
    );
    assert.equal(encrypted.spki, null);
  });

  it('tells where a PKCS#12 is malformed, though a key has its identity from elsewhere', async () => {
    const cut = Uint8Array.from(leaf.der);
    const modulus = Buffer.from(leaf.der).indexOf(Buffer.of(0x02, 0x82, 0x01, 0x01));
    cut[modulus + 2] = 0x02;
    const bundle = craftPkcs12([
      { type: 'certificate', contents: cut, localKeyId: 1 },
      { type: 'encrypted-private-key', contents: Uint8Array.of(0x30, 0), localKeyId: 1 },
    ]);
    const { items } = await only(bundle, 'pkcs12');
    const errors = items.map((item) => (item.kind === 'unknown' ? item.error.offset : -1));
    const [inCertificate = -1, atKey = -1] = errors;
    assert.ok(inCertificate > 0 && inCertificate < atKey, String(errors));
    assert.equal(Buffer.from(bundle).lastIndexOf(Buffer.of(0x30, 0)), atKey);
  });

  itWithOpenssl('counts what a revocation list revokes', async () => {
    const database =
      'R\t300101000000Z\t250101000000Z\t0A\tunknown\t/CN=a\nR\t300101000000Z\t250101000000Z\t0B\tunknown\t/CN=b\n';
    const pem = withFile(database, (index) =>
      withFile(`[ca]\ndefault_ca=a\n[a]\ndatabase=${index}\ndefault_md=sha256\n`, (config) =>
        withFile(key, (keyFile) =>
          withFile(leaf.pem, (certificate) =>
            openssl(
              [
                'ca',
                '-gencrl',
                '-config',
                config,
                '-keyfile',
                keyFile,
                '-cert',
                certificate,
                '-crldays',
                '7',
              ],
              '',
            ),
          ),
        ),
      ),
    ).stdout;
    const item = await only(pem, 'crl');
    assert.equal(item.revoked, 2);
    assert.equal(item.issuer.CN, 'ris.rouen.example');
    const [, next] = openssl(['crl', '-noout', '-nextupdate'], pem).stdout.split('=');
    assert.equal(Date.parse(item.nextUpdate ?? ''), Date.parse(next ?? ''));
  });
});
