import assert from 'node:assert/strict';
import { X509Certificate, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { inspectDer } from '../../../src/core/inspect/inspect';
import { createKeyAndRequest } from '../../../src/core/pki/createKeyAndRequest';
import { createMiniature } from '../../support/authority';
import type { Issued, Miniature } from '../../support/authority';
import { inspect, only } from '../../support/inspected';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

const nameOptions = ['-nameopt', 'RFC2253,-esc_msb,utf8'];
const keyPem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;

describe('inspectFile', () => {
  let miniature: Miniature;
  let leaf: Issued;
  let leafKey: KeyObject;

  before(async () => {
    miniature = await createMiniature();
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    leafKey = privateKey;
    leaf = await miniature.issue({
      profile: 'SERV SSL',
      commonName: 'ris.rouen.example',
      structure: '499700367909006',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01T12:34:56Z'),
      notAfter: new Date('2051-01-01T00:00:00Z'),
      dnsNames: ['ris.rouen.example', 'www.rouen.example'],
    });
  });

  itWithOpenssl('decodes a certificate as openssl and node:crypto do', async () => {
    for (const file of [leaf.pem, leaf.der]) {
      const item = await only(file, 'certificate');
      const expected = new X509Certificate(leaf.der);
      const dn = (field: string) =>
        openssl(['x509', '-noout', field, ...nameOptions], leaf.pem).stdout.trim();
      assert.equal(`subject=${item.subject.dn}`, dn('-subject'));
      assert.equal(`issuer=${item.issuer.dn}`, dn('-issuer'));
      assert.deepEqual(item.subject.OU, ['499700367909006']);
      assert.equal(item.subject.CN, 'ris.rouen.example');
      assert.equal(item.subject.ST, 'Seine-Maritime (76)');
      assert.deepEqual(item.issuer.OU, ['0002 187512751', 'IGC-SANTE TEST']);
      assert.equal(item.serial, expected.serialNumber.toLowerCase());
      assert.equal(item.sha256, expected.fingerprint256.replaceAll(':', '').toLowerCase());
      assert.equal(item.notBefore, '2026-01-01T12:34:56.000Z');
      assert.equal(item.notAfter, '2051-01-01T00:00:00.000Z');
      assert.deepEqual(item.keyUsage, ['digitalSignature', 'keyEncipherment']);
      assert.deepEqual(item.extendedKeyUsage, ['serverAuth', 'clientAuth']);
      assert.deepEqual(item.san, ['DNS:ris.rouen.example', 'DNS:www.rouen.example']);
      assert.deepEqual(item.policies, ['1.2.250.1.213.1.7.2.1.1.1.1']);
      assert.deepEqual(item.key, { algorithm: 'RSA', bits: 2048 });
    }
  });

  itWithOpenssl(
    'decodes how a certificate is signed, by which key, and until when its own key may sign',
    async () => {
      const { pem } = await miniature.issue({
        profile: 'ORG SIGN',
        commonName: 'RIS',
        structure: '10B0152872',
        publicKey: createPublicKey(leafKey).export({ type: 'spki', format: 'der' }),
        notBefore: new Date('2021-11-15T00:00:00Z'),
        notAfter: new Date('2024-12-15T00:00:00Z'),
        signsUntil: new Date('2024-11-15T12:34:56Z'),
      });
      const item = await only(pem, 'certificate');
      const text = openssl(['x509', '-noout', '-text'], pem).stdout;
      assert.equal(item.signatureAlgorithm, /Signature Algorithm: (\S+)/.exec(text)?.[1]);
      const [, identifier = ''] = /Authority Key Identifier: \s*(?:keyid:)?(\S+)/.exec(text) ?? [];
      assert.equal(item.authorityKeyIdentifier, identifier.replaceAll(':', '').toLowerCase());
      assert.match(text, /Not After: Nov 15 12:34:56 2024 GMT/);
      assert.deepEqual(item.privateKeyUsagePeriod, { notAfter: '2024-11-15T12:34:56.000Z' });
    },
  );

  itWithOpenssl('decodes every kind of name, usage and policy as openssl does', async () => {
    const config = `
[req]
distinguished_name = dn
x509_extensions = ext
prompt = no
utf8 = yes
string_mask = MASK:0x2a06
[dn]
C = FR
L = Évreux
O = "#Radio, \\"+\\"; <é> \\\\ "
0.OU = un
1.OU = deux
+OU = trois
serialNumber = 42
emailAddress = a@b.example
1.2.250.1.71.1 = privé
CN = " x "
[ext]
keyUsage = digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly
extendedKeyUsage = serverAuth,codeSigning,timeStamping,OCSPSigning,1.3.6.1.4.1.311.20.2.2
certificatePolicies = 1.2.3.4,2.999.5
subjectAltName = @san
[san]
DNS.1 = a.example
email.1 = a@b.example
IP.1 = 192.0.2.1
IP.2 = 2001:db8::1
URI.1 = https://a.example/
RID.1 = 1.2.3
otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:a@b
otherName.2 = 1.2.3.4;UTF8:x
dirName.1 = dir
[dir]
CN = d
`;
    const args = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-384',
      '-nodes',
      '-config',
    ];
    const pem = withFile(config, (path) => openssl([...args, path, '-keyout', '/dev/null'], '')).stdout;
    const item = await only(pem, 'certificate');
    const [, subject] = openssl(['x509', '-noout', '-subject', ...nameOptions], pem).stdout.split(
      /^subject=|\n/,
    );
    assert.equal(item.subject.dn, subject);
    assert.deepEqual(item.subject.OU, ['un', 'deux', 'trois']);
    assert.equal(item.subject.O, '#Radio, "+"; <é> \\ ');
    assert.equal(item.subject.CN, ' x ');
    assert.deepEqual(item.key, { algorithm: 'EC', curve: 'P-384' });
    assert.equal(item.keyUsage.length, 9);
    assert.equal(item.keyUsage.at(-1), 'decipherOnly');
    assert.deepEqual(item.extendedKeyUsage, [
      'serverAuth',
      'codeSigning',
      'timeStamping',
      'OCSPSigning',
      '1.3.6.1.4.1.311.20.2.2',
    ]);
    assert.deepEqual(item.policies, ['1.2.3.4', '2.999.5']);
    assert.deepEqual(item.san, [
      'DNS:a.example',
      'email:a@b.example',
      'IP:192.0.2.1',
      'IP:2001:db8:0:0:0:0:0:1',
      'URI:https://a.example/',
      'RID:1.2.3',
      'UPN:a@b',
      'otherName:1.2.3.4',
      'DirName:CN=d',
    ]);
    assert.equal(item.igc, null);
  });

  itWithOpenssl('decodes a request and checks its signature', async () => {
    const subject = { C: 'FR', O: 'Cabinet', OU: '318751275100020', CN: 'a.example' };
    const { requestPem, spki } = await createKeyAndRequest({
      subject,
      dnsNames: ['a.example'],
      bits: 2048,
      passphrase: null,
    });
    const item = await only(requestPem, 'csr');
    assert.equal(item.signature, 'verified');
    assert.equal(item.spki, spki);
    assert.equal(item.subject.dn, 'CN=a.example,OU=318751275100020,O=Cabinet,C=FR');
    assert.deepEqual(item.san, ['DNS:a.example']);
    const { bytes } = openssl(['req', '-outform', 'DER'], requestPem);
    bytes.set(Buffer.from('b'), Buffer.from(bytes).indexOf('a.example'));
    assert.equal((await only(bytes, 'csr')).signature, 'broken');
  });

  for (const [algorithm, expected] of [
    [['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'verified'],
    [['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'], 'verified'],
    [['ed25519'], 'verified'],
    [['ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], 'unsupported'],
  ] as const) {
    itWithOpenssl(
      `checks the signature of a request made with ${algorithm.at(-1)}: ${expected}`,
      async () => {
        const args = [
          'req',
          '-new',
          '-nodes',
          '-keyout',
          '/dev/null',
          '-subj',
          '/CN=a',
          '-newkey',
          ...algorithm,
        ];
        const pem = openssl(args, '').stdout;
        assert.equal((await only(pem, 'csr')).signature, expected);
      },
    );
  }

  it('describes keys without anything private of them', async () => {
    const pairs = {
      'PKCS#1': generateKeyPairSync('rsa', { modulusLength: 1023 }).privateKey.export({
        type: 'pkcs1',
        format: 'pem',
      }),
      SEC1: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
        type: 'sec1',
        format: 'pem',
      }),
      'PKCS#8': keyPem(generateKeyPairSync('ed25519').privateKey),
    };
    const keys = {
      'PKCS#1': { algorithm: 'RSA', bits: 1023 },
      SEC1: { algorithm: 'EC', curve: 'P-256' },
      'PKCS#8': { algorithm: 'Ed25519' },
    };
    for (const format of ['PKCS#1', 'SEC1', 'PKCS#8'] as const) {
      const { range, spki, ...item } = await only(pairs[format] as string, 'private-key');
      assert.ok(range && spki);
      assert.deepEqual(item, { kind: 'private-key', format, encrypted: false, key: keys[format] });
    }
    const publicKey = createPublicKey(leafKey).export({ type: 'spki', format: 'pem' }) as string;
    assert.equal((await only(publicKey, 'public-key')).format, 'SubjectPublicKeyInfo');
    const encryption = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;
    const encrypted = await only(leafKey.export({ type: 'pkcs8', ...encryption }) as string, 'private-key');
    assert.deepEqual(
      [encrypted.format, encrypted.encrypted, encrypted.spki],
      ['encrypted PKCS#8', true, null],
    );
    const legacy = await only(leafKey.export({ type: 'pkcs1', ...encryption }) as string, 'private-key');
    assert.deepEqual([legacy.format, legacy.encrypted, legacy.spki], ['encrypted PEM', true, null]);
  });

  itWithOpenssl('knows a trusted certificate of openssl as the certificate it is', async () => {
    const trusted = openssl(['x509', '-trustout', '-addtrust', 'clientAuth'], leaf.pem).stdout;
    assert.match(trusted, /BEGIN TRUSTED CERTIFICATE/);
    assert.equal((await only(trusted, 'certificate')).sha256, (await only(leaf.pem, 'certificate')).sha256);
  });

  it('says what a block holds where its label says something else, and where a file fails', async () => {
    const errorOf = async (file: string) => (await only(file, 'unknown')).error;
    const mislabelled = await errorOf(keyPem(leafKey).replaceAll('PRIVATE KEY', 'CERTIFICATE'));
    assert.match(mislabelled.message.en, /says a certificate, but the block holds a private key/);
    assert.match(mislabelled.message.fr, /annonce un certificat, mais le bloc contient une clé privée/);
    const tampered = leaf.pem.slice(0, 500) + '*' + leaf.pem.slice(501);
    assert.equal((await errorOf(`é${tampered}`)).offset, 502);
    const cut = await errorOf(leaf.pem.slice(0, 500));
    assert.equal(cut.offset, 500);
    assert.match(cut.message.en, /END CERTIFICATE/);
    const lines = leaf.pem.split('\n');
    const shortened = [...lines.slice(0, 5), ...lines.slice(-2)].join('\n');
    assert.equal((await errorOf(shortened)).offset, shortened.indexOf('-----END'));
    assert.match(
      (await errorOf('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n')).message.en,
      /empty/,
    );
    assert.match((await errorOf('hello')).message.en, /neither a certificate/);
  });

  it('gives several items their own ranges, and none to DER', async () => {
    const items = await inspect(leaf.pem + miniature.root.pem);
    assert.equal(items.length, 2);
    assert.equal(items[1]?.range?.start.line, leaf.pem.split('\n').length - 1);
    assert.equal((await only(leaf.der, 'certificate')).range, undefined);
  });

  it('decodes the DER that the index keeps, and says so where it is another kind', async () => {
    assert.deepEqual(await inspectDer('certificate', leaf.der, []), await only(leaf.der, 'certificate'));
    assert.equal((await inspectDer('csr', leaf.der, [])).kind, 'unknown');
  });
});
