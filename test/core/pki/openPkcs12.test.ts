import assert from 'node:assert/strict';
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  pbkdf2Sync,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe } from 'mocha';
import { childrenOf, contentsOf, encodingOf, readValue, type DerValue } from '../../../src/core/pki/der';
import {
  encode,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../../../src/core/pki/derWriter';
import { openPkcs12 } from '../../../src/core/pki/openPkcs12';
import { temporaryFolder } from '../../platform/temporaryFolder';
import { createMiniature, type Issued } from '../../support/authority';
import { craftPkcs12 } from '../../support/craft';
import { opened, password, refused } from '../../support/opened';
import { itWithKeytool, keytool } from '../../support/keytool';
import { itWithOpenssl, openssl } from '../../support/openssl';

const publicKeyOf = (key: KeyObject) =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('hex');
const privateKeyOf = (der: Uint8Array) =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
const publicKeyOfPkcs8 = (der: Uint8Array) => publicKeyOf(privateKeyOf(der));

describe('openPkcs12', () => {
  const kinds = [
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['EC', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ] as const;
  const leaves = new Map<string, Issued>();
  let intermediate: Issued;

  before(async () => {
    const miniature = await createMiniature();
    intermediate = miniature.intermediate;
    for (const [kind, { publicKey }] of kinds) {
      const issued = await miniature.issue({
        profile: 'ORG AUTH_CLI',
        commonName: 'INSI-AUTO',
        structure: '10B0152872',
        publicKey: publicKey.export({ type: 'spki', format: 'der' }),
        notBefore: new Date('2026-01-01'),
        notAfter: new Date('2029-01-01'),
      });
      leaves.set(kind, issued);
    }
  });

  const pemOf = (kind: string) => {
    const [, { privateKey }] = kinds.find(([name]) => name === kind) ?? kinds[0];
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return key + (leaves.get(kind)?.pem ?? '') + intermediate.pem;
  };
  const bundle = (options: string, { kind = 'RSA', under = password } = {}): Uint8Array => {
    const args = ['pkcs12', '-export', '-name', 'clé d’essai', '-passout', `pass:${under}`];
    const { status, stderr, bytes } = openssl([...args, ...options.split(' ').filter(Boolean)], pemOf(kind));
    assert.equal(status, 0, stderr);
    return bytes;
  };

  const protections = [
    '',
    '-certpbe NONE -keypbe NONE -nomac',
    '-certpbe NONE -macalg sha512',
    '-certpbe AES-128-CBC -keypbe AES-192-CBC -macalg sha384',
    '-legacy',
    '-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-2DES -macalg sha1',
    '-certpbe DES-EDE3-CBC -keypbe PBE-SHA1-3DES -macalg sha224',
    '-iter 1 -macalg sha256',
    '-iter 20000 -nomac',
  ];
  for (const [kind, { privateKey }] of kinds)
    for (const options of protections)
      itWithOpenssl(`opens ${kind} of openssl ${options}`, async () => {
        const { certificates, privateKeys } = await opened(bundle(options, { kind }));
        const leaf = leaves.get(kind);
        assert.deepEqual(
          certificates.map(({ der }) => Buffer.from(der).toString('hex')),
          [leaf, intermediate].map((each) => Buffer.from(each?.der ?? []).toString('hex')),
        );
        const [key] = privateKeys;
        assert.ok(key && privateKeys.length === 1);
        assert.equal(publicKeyOfPkcs8(key.der), publicKeyOf(privateKey));
        assert.deepEqual([key.friendlyName, certificates[0]?.friendlyName], ['clé d’essai', 'clé d’essai']);
        assert.equal(key.localKeyId, certificates[0]?.localKeyId);
        assert.match(key.localKeyId ?? '', /^[0-9a-f]{40}$/);
      });

  for (const hash of ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA512-224', 'SHA512-256'])
    itWithOpenssl(`derives with HMAC-${hash}`, async () => {
      const conf = [
        'pkcs8',
        '-topk8',
        '-v2',
        'aes-256-cbc',
        '-iter',
        '100',
        '-v2prf',
        `hmacWith${hash}`,
        '-outform',
        'DER',
      ];
      const { status, bytes } = openssl([...conf, '-passout', `pass:${password}`], pemOf('EC'));
      assert.equal(status, 0);
      const { privateKeys } = await opened(craftPkcs12([{ type: 'encrypted-private-key', contents: bytes }]));
      assert.deepEqual(
        privateKeys.map(({ der }) => publicKeyOfPkcs8(der)),
        [publicKeyOf(kinds[1][1].privateKey)],
      );
    });

  describe('tells of a wrong password', () => {
    for (const options of protections.filter((each) => !each.includes('-keypbe NONE')))
      itWithOpenssl(`with ${options}`, async () => {
        assert.equal((await refused(bundle(options), 'another')).reason, 'wrong-password');
        assert.equal((await refused(bundle(options), '')).reason, 'needs-password');
      });

    itWithOpenssl('even where a wrong key happens to leave a right padding', async () => {
      const der = bundle('-legacy -nomac -iter 1');
      const reasons = new Set<string>();
      for (let i = 0; i < 1500; i++) reasons.add((await refused(der, `wrong ${i}`)).reason);
      assert.deepEqual([...reasons], ['wrong-password']);
    });
  });

  itWithOpenssl('opens what has an empty password, in both of its forms', async () => {
    for (const options of protections)
      assert.equal((await opened(bundle(options, { under: '' }), '')).privateKeys.length, 1);
    const clear = bundle('-keypbe NONE -certpbe NONE -nomac');
    assert.equal((await opened(withMacOfNoPassword(clear), '')).privateKeys.length, 1);
    assert.equal((await refused(withMacOfNoPassword(clear))).reason, 'wrong-password');
  });

  itWithOpenssl('opens what has a PBMAC1, and by its password only', async () => {
    const der = withPbmac1(bundle('-keypbe NONE -certpbe NONE -nomac'));
    assert.equal((await opened(der)).privateKeys.length, 1);
    assert.equal((await refused(der, 'another')).reason, 'wrong-password');
  });

  itWithOpenssl('opens what is written in BER, as openssl does', async () => {
    const ber = indefinite(readValue(bundle('')), 4);
    const legacy = openssl(['pkcs12', '-nodes', '-passin', `pass:${password}`], ber);
    assert.match(legacy.stdout, /BEGIN PRIVATE KEY/);
    assert.equal((await opened(ber)).certificates.length, 2);
  });

  itWithKeytool('opens several keys of Java, as it writes them now and as it did', async function () {
    this.timeout(60_000);
    for (const legacy of [[], ['-J-Dkeystore.pkcs12.legacy']]) {
      using folder = temporaryFolder();
      const store = join(folder.path, 'store.p12');
      const common = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', 'changeit', ...legacy];
      for (const [alias, algorithm] of [
        ['one', 'RSA'],
        ['two', 'EC'],
      ] as const) {
        const { status, output } = keytool(
          '-genkeypair',
          '-alias',
          alias,
          '-keyalg',
          algorithm,
          '-dname',
          `CN=${alias}`,
          ...common,
        );
        assert.equal(status, 0, output);
      }
      const { privateKeys, certificates } = await opened(readFileSync(store), 'changeit');
      assert.deepEqual(privateKeys.map(({ friendlyName }) => friendlyName).sort(), ['one', 'two']);
      for (const { localKeyId, der } of privateKeys) {
        const [own] = certificates.filter((certificate) => certificate.localKeyId === localKeyId);
        assert.ok(own);
        assert.ok(new X509Certificate(own.der).checkPrivateKey(privateKeyOf(der)));
      }
      assert.equal((await refused(readFileSync(store), 'changeme')).reason, 'wrong-password');
    }
  });

  itWithOpenssl('lets others work meanwhile, and stops when it is told to', async () => {
    const der = bundle('-legacy -iter 20000');
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    await opened(der);
    clearInterval(others);
    assert.ok(turns > 3, `${turns} turns`);
    const controller = new AbortController();
    const opening = openPkcs12(der, password, { signal: controller.signal });
    setImmediate(() => controller.abort(new Error('enough')));
    await assert.rejects(opening, /enough/);
  });
});

/** The same with a MAC whose key openssl derives from no password at all, not even its end mark. */
function withMacOfNoPassword(der: Uint8Array): Uint8Array {
  const derivation = ['digest:SHA256', 'hexpass:', 'hexsalt:0102', 'iter:3', 'id:3'];
  const options = derivation.flatMap((option) => ['-kdfopt', option]);
  const { status, bytes, stderr } = openssl(['kdf', '-keylen', '32', '-binary', ...options, 'PKCS12KDF'], '');
  assert.equal(status, 0, stderr);
  return withMac(der, encodeObjectIdentifier('2.16.840.1.101.3.4.2.1'), 'sha256', bytes);
}

/** The same with a MAC as in RFC 9579, its key derived by Node. */
function withPbmac1(der: Uint8Array): Uint8Array {
  const salt = Buffer.from('salt of this test');
  const derivation = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.12'),
    encodeSequence(
      encode(0x04, salt),
      encodeInteger(2000),
      encodeInteger(64),
      encodeSequence(encodeObjectIdentifier('1.2.840.113549.2.9')),
    ),
  );
  const scheme = encodeSequence(encodeObjectIdentifier('1.2.840.113549.2.11'));
  const algorithm = [encodeObjectIdentifier('1.2.840.113549.1.5.14'), encodeSequence(derivation, scheme)];
  return withMac(der, Buffer.concat(algorithm), 'sha512', pbkdf2Sync(password, salt, 2000, 64, 'sha256'));
}

/** The same with the MAC of that key; `algorithm` is what stands in its AlgorithmIdentifier. */
function withMac(der: Uint8Array, algorithm: Uint8Array, hash: string, key: Uint8Array): Uint8Array {
  const [version, contentInfo] = childrenOf(readValue(der), 2);
  const [, wrapper] = contentInfo ? childrenOf(contentInfo, 2) : [];
  const [octets] = wrapper ? childrenOf(wrapper, 1) : [];
  assert.ok(version && contentInfo && octets);
  const digest = createHmac(hash, key).update(contentsOf(octets)).digest();
  const digestInfo = encodeSequence(encodeSequence(algorithm), encode(0x04, digest));
  const macData = encodeSequence(digestInfo, encode(0x04, Uint8Array.of(1, 2)), encodeInteger(3));
  return encodeSequence(encodingOf(version), encodingOf(contentInfo), macData);
}

/** The same value in BER: indefinite lengths, and its outer octet string in two pieces. */
function indefinite(value: DerValue, depth: number): Uint8Array {
  const contents = contentsOf(value);
  const around = (tag: number, inside: Uint8Array) =>
    Buffer.concat([Buffer.of(tag, 0x80), inside, Buffer.of(0, 0)]);
  if (value.tag === 0x04 && depth > 0 && contents.length > 100) {
    const pieces = [contents.subarray(0, 50), contents.subarray(50)].map((piece) => encode(0x04, piece));
    return around(0x24, Buffer.concat(pieces));
  }
  if ((value.tag & 0x20) === 0 || depth === 0) return value.bytes.subarray(value.start, value.end);
  return around(
    value.tag,
    Buffer.concat(childrenOf(value, 100).map((child) => indefinite(child, depth - 1))),
  );
}
