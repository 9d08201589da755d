import assert from 'node:assert/strict';
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { childrenOf, contentsOf, encodingOf, readValue, type DerValue } from '../../../src/core/pki/der';
import {
  encode,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../../../src/core/pki/derWriter';
import { isRefusal, type Refusal } from '../../../src/core/pki/encryption/refusal';
import { openPkcs12, type OpenedPkcs12 } from '../../../src/core/pki/openPkcs12';
import { temporaryFolder } from '../../platform/temporaryFolder';
import { createMiniature, type Issued } from '../../support/authority';
import { craftPkcs12 } from '../../support/craft';
import { itWithKeytool, keytool } from '../../support/keytool';
import { itWithOpenssl, openssl } from '../../support/openssl';
import { assertBothLanguages } from '../../support/rules';

const password = 'pâsse 🔑 phrase';

async function opened(der: Uint8Array, given = password): Promise<OpenedPkcs12> {
  const outcome = await openPkcs12(der, given);
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.message.en : '');
  return outcome;
}

async function refused(der: Uint8Array, given = password): Promise<Refusal> {
  const outcome = await openPkcs12(der, given);
  assert.ok(isRefusal(outcome));
  assertBothLanguages(outcome.message);
  return outcome;
}

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

  describe('tells of bad files', () => {
    it('that are not PKCS#12', async () => {
      for (const file of ['', 'hello', pemOf('RSA'), Buffer.from(intermediate.der), '\x30\x03\x02\x01\x03'])
        assert.equal((await refused(Buffer.from(file as string))).reason, 'not-that');
    });

    itWithOpenssl('that are cut short anywhere', async () => {
      const whole = bundle('-iter 1');
      for (let length = 3; length < whole.length; length += 97) {
        const { reason, message } = await refused(whole.subarray(0, length));
        assert.equal(reason, 'malformed');
        assert.match(message.en, /damaged or cut short/);
      }
    });

    it('that ask for ten million iterations', async () => {
      for (const contents of [pbes2Key(10_000_000), pbes2Key(2 ** 40)]) {
        const der = craftPkcs12([{ type: 'encrypted-private-key', contents }]);
        const { reason, message } = await refused(der);
        assert.equal(reason, 'out-of-bounds');
        assert.match(message.en, /10,000,000|9,007,199,254,740,991|1,099,511,627,776/);
      }
      const mac = encodeSequence(macDigest, encode(0x04, Uint8Array.of(1)), encodeInteger(10_000_000));
      assert.equal((await refused(craftPkcs12([], mac))).reason, 'out-of-bounds');
    });

    it('that ask for a few million many times', async () => {
      const contents = legacyKey(4_000_000);
      const der = craftPkcs12(
        Array.from({ length: 4 }, () => ({ type: 'encrypted-private-key', contents }) as const),
      );
      const controller = new AbortController();
      const opening = openPkcs12(der, password, { signal: controller.signal });
      controller.abort(new Error('enough'));
      await assert.rejects(opening, /enough/);
      const many = craftPkcs12([{ type: 'encrypted-private-key', contents: pbes2Key(5_000_001) }]);
      assert.equal((await refused(many)).reason, 'out-of-bounds');
    });

    it('that nest bags without end, or hold too many', async () => {
      for (const nested of [3, 8]) assert.equal((await opened(nestedBags(nested))).certificates.length, 1);
      for (const nested of [9, 15, 200, 20_000]) {
        const { reason } = await refused(nestedBags(nested));
        assert.ok(reason === 'out-of-bounds' || reason === 'malformed', `${nested}: ${reason}`);
      }
      const bags = Array.from(
        { length: 257 },
        () => ({ type: 'certificate', contents: new Uint8Array(3) }) as const,
      );
      assert.equal((await refused(craftPkcs12(bags))).reason, 'out-of-bounds');
      assert.equal((await opened(craftPkcs12(bags.slice(1)))).certificates.length, 256);
    });

    it('that are too large', async () => {
      const { reason } = await refused(
        craftPkcs12([{ type: 'certificate', contents: new Uint8Array(10 * 1024 * 1024) }]),
      );
      assert.equal(reason, 'out-of-bounds');
    });
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

  it('never throws on changed bytes', async function () {
    this.timeout(60_000);
    const der = bundle('-iter 1 -certpbe NONE -keypbe PBE-SHA1-3DES');
    for (let at = 0; at < der.length; at += 13) {
      const changed = Uint8Array.from(der);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      await openPkcs12(changed, password);
    }
  });
});

/** The same with a MAC whose key openssl derives from no password at all, not even its end mark. */
function withMacOfNoPassword(der: Uint8Array): Uint8Array {
  const [version, contentInfo] = childrenOf(readValue(der), 2);
  const [, wrapper] = contentInfo ? childrenOf(contentInfo, 2) : [];
  const [octets] = wrapper ? childrenOf(wrapper, 1) : [];
  assert.ok(version && contentInfo && octets);
  const derivation = ['digest:SHA256', 'hexpass:', 'hexsalt:0102', 'iter:3', 'id:3'];
  const options = derivation.flatMap((option) => ['-kdfopt', option]);
  const { status, bytes, stderr } = openssl(['kdf', '-keylen', '32', '-binary', ...options, 'PKCS12KDF'], '');
  assert.equal(status, 0, stderr);
  const digest = createHmac('sha256', bytes).update(contentsOf(octets)).digest();
  const digestInfo = encodeSequence(
    encodeSequence(encodeObjectIdentifier('2.16.840.1.101.3.4.2.1')),
    encode(0x04, digest),
  );
  const macData = encodeSequence(digestInfo, encode(0x04, Uint8Array.of(1, 2)), encodeInteger(3));
  return encodeSequence(encodingOf(version), encodingOf(contentInfo), macData);
}

const macDigest = encodeSequence(
  encodeSequence(encodeObjectIdentifier('2.16.840.1.101.3.4.2.1')),
  encode(0x04, new Uint8Array(32)),
);

/** An EncryptedPrivateKeyInfo that asks for so many iterations. */
function pbes2Key(iterations: number): Uint8Array {
  const octets = (size: number) => encode(0x04, new Uint8Array(size));
  const kdf = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.12'),
    encodeSequence(octets(8), encodeInteger(iterations)),
  );
  const scheme = encodeSequence(encodeObjectIdentifier('2.16.840.1.101.3.4.1.42'), octets(16));
  const algorithm = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.13'),
    encodeSequence(kdf, scheme),
  );
  return encodeSequence(algorithm, octets(32));
}

function legacyKey(iterations: number): Uint8Array {
  const parameters = encodeSequence(encode(0x04, new Uint8Array(8)), encodeInteger(iterations));
  const algorithm = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.12.1.3'), parameters);
  return encodeSequence(algorithm, encode(0x04, new Uint8Array(32)));
}

/** A certificate in so many SafeContents, one in the other. */
function nestedBags(depth: number): Uint8Array {
  const plain = contentsOf(
    safeContentsIn(craftPkcs12([{ type: 'certificate', contents: new Uint8Array(3) }])),
  );
  let contents: Uint8Array = plain;
  for (let i = 0; i < depth; i++)
    contents = encodeSequence(
      encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.12.10.1.6'), encode(0xa0, contents)),
    );
  const data = (inside: Uint8Array) =>
    encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.7.1'), encode(0xa0, encode(0x04, inside)));
  return encodeSequence(encodeInteger(3), data(encodeSequence(data(contents))));
}

/** The OCTET STRING of the first SafeContents. */
function safeContentsIn(der: Uint8Array): DerValue {
  const inside = (value: DerValue | undefined, position: number) => {
    assert.ok(value);
    return childrenOf(value, 4)[position];
  };
  const octets = (contentInfo: DerValue | undefined) => inside(inside(contentInfo, 1), 0);
  const safe = octets(inside(readValue(der), 1));
  assert.ok(safe);
  const found = octets(inside(readValue(contentsOf(safe)), 0));
  assert.ok(found);
  return found;
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
