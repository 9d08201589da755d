import assert from 'node:assert/strict';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { inspectFile } from '../../../src/core/inspect/inspect';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import type { Range } from '../../../src/core/range';
import { disguises } from './disguises';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

const bytes = (text: string) => new TextEncoder().encode(text);
const base64 = (contents: string | Uint8Array) => Buffer.from(contents).toString('base64');
const wrapped = (text: string, width = 76) =>
  text.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n').trimEnd();
const sha256 = (contents: Uint8Array) => createHash('sha256').update(contents).digest('hex');

/** What a range covers, as an editor would select it. */
function selected(text: string, { start, end }: Range): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const offsetOf = ({ line, character }: Range['start']) => lines.slice(0, line).join('').length + character;
  return text.slice(offsetOf(start), offsetOf(end));
}

interface Key {
  readonly pem: string;
  readonly der: Buffer;
  readonly spki: string;
}

function keyOf(pem: string): Key {
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { pem, der: key.export({ type: 'pkcs8', format: 'der' }), spki: sha256(publicKey) };
}

describe('where key material hides', () => {
  let keys: Record<string, Key>;

  before(() => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    keys = {
      'RSA, PKCS#8': keyOf(rsa.export({ type: 'pkcs8', format: 'pem' }) as string),
      'RSA, PKCS#1': keyOf(rsa.export({ type: 'pkcs1', format: 'pem' }) as string),
      'P-256, SEC1': keyOf(
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
          type: 'sec1',
          format: 'pem',
        }) as string,
      ),
      Ed25519: keyOf(
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      ),
    };
  });

  for (const [name, disguise] of Object.entries(disguises)) {
    it(`finds a private key once: ${name}`, async () => {
      for (const { pem, spki } of Object.values(keys)) {
        const text = disguise(pem.trimEnd().split('\n'), pem);
        const [material, ...others] = readKeyMaterial(bytes(text));
        assert.equal(material?.error, undefined, text);
        assert.deepEqual([material?.kind, material?.encoding, material?.spki], ['private-key', 'pem', spki]);
        assert.deepEqual(others, []);
        assert.match(
          selected(text.replace('\ufeff', ''), material?.range ?? assert.fail()),
          /^-----BEGIN [^]* PRIVATE KEY-----$/,
        );
        const items = await inspectFile(bytes(text), []);
        assert.deepEqual(
          items.map((item) => [item.kind, item.spki, item.range]),
          [['private-key', spki, material?.range]],
        );
      }
    });
  }

  it('finds each of several keys of a text, however they are joined', () => {
    const [first, second] = [keys.Ed25519, keys['P-256, SEC1']].map((key) => key ?? assert.fail());
    for (const disguise of Object.values(disguises)) {
      const text = [first, second].map((key) =>
        disguise(key?.pem.trimEnd().split('\n') ?? [], key?.pem ?? ''),
      );
      assert.deepEqual(
        readKeyMaterial(bytes(text.join('\n'))).map(({ spki }) => spki),
        [first?.spki, second?.spki],
        text.join('\n'),
      );
    }
  });

  for (const [name, encode] of Object.entries({
    'UTF-16, little end first': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'UTF-16, big end first': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  })) {
    it(`finds a private key in ${name}`, async () => {
      const { pem, spki } = keys['RSA, PKCS#8'] ?? assert.fail();
      const text = `é 😀 ﹀\r\n  # 😀 ${pem}`;
      const [material, ...others] = readKeyMaterial(encode(text));
      assert.deepEqual([material?.kind, material?.spki, others], ['private-key', spki, []]);
      assert.equal(selected(text, material?.range ?? assert.fail()), pem.trimEnd());
      const broken = pem.replace(/(?<=KEY-----\n.{50})/, '!');
      const [malformed] = readKeyMaterial(encode(`é${broken}`));
      assert.equal(malformed?.error?.offset, 2 * (broken.indexOf('!') + 2));
      assert.equal((await inspectFile(encode(text), [])).length, 1);
    });
  }

  const speaking: Record<string, string> = {
    'a search': 'grep -rl "-----BEGIN PRIVATE KEY-----" "somewhereInTheWorkingTree"',
    'a comparison': `startsWith('-----BEGIN PRIVATE KEY-----') ? 'unsupportedPrivateKeyFormat' : null`,
    'a program that writes PEM':
      '"-----BEGIN PRIVATE KEY-----\\n" + encodeToBase64String(key) + "\\n-----END PRIVATE KEY-----"',
    'a program that joins':
      '"-----BEGIN PRIVATE KEY-----\\n" + wrap("notBase64OfAnythingAtAll") + "-----END PRIVATE KEY-----"',
    'a list of labels': `['-----BEGIN RSA PRIVATE KEY-----', '-----BEGIN EC PRIVATE KEY-----', '-----END PRIVATE KEY-----']`,
    'a template': '`-----BEGIN PRIVATE KEY-----\\n${base64}\\n-----END PRIVATE KEY-----`',
    'a BEGIN line in base64': base64(
      'see -----BEGIN PRIVATE KEY----- in the manual, and what stands behind it: !',
    ),
  };
  for (const [name, text] of Object.entries(speaking)) {
    it(`finds nothing where a private key is only spoken of: ${name}`, () => {
      assert.deepEqual(readKeyMaterial(bytes(text)), []);
    });
  }

  const carriers: Record<string, (encoded: string) => string> = {
    'a secret of Kubernetes': (encoded) => `kind: Secret\ndata:\n  tls.key: ${encoded}\n  other: YWJj\n`,
    'wrapped in YAML': (encoded) => `key: |\n  ${wrapped(encoded).replaceAll('\n', '\n  ')}\nnext: 1\n`,
    'wrapped at 64, CRLF': (encoded) => `${wrapped(encoded, 64).replaceAll('\n', '\r\n')}\r\n`,
    JSON: (encoded) => JSON.stringify({ id: 'a'.repeat(64), key: encoded, next: 'b'.repeat(64) }),
    'JSON, escaped': (encoded) =>
      JSON.stringify({ key: `${wrapped(encoded)}\n` })
        .replaceAll('/', '\\/')
        .replaceAll('+', '\\u002b')
        .replaceAll('=', '\\u003d'),
    XML: (encoded) => `<X509Certificate>\n${wrapped(encoded)}\n</X509Certificate>`,
    '.env': (encoded) => `KEY=${encoded}\n`,
    'a data URI': (encoded) => `url(data:application/x-pem-file;base64,${encoded})`,
    'Java, joined by +': (encoded) => `"${wrapped(encoded, 64).replaceAll('\n', '" +\n  "')}";`,
    'after a digest of the same length': (encoded) => `${'0a'.repeat(32)}\n${wrapped(encoded, 64)}`,
  };

  for (const [name, carrier] of Object.entries(carriers)) {
    it(`finds a private key in base64, of PEM and of DER: ${name}`, async () => {
      for (const { pem, der, spki } of Object.values(keys)) {
        for (const contents of [pem, `Bag Attributes\n${pem}`, ` ${pem}`, `\n\n${pem}`, der]) {
          const encoded = base64(contents);
          const text = carrier(encoded);
          const [material, ...others] = readKeyMaterial(bytes(text));
          assert.deepEqual(
            [material?.kind, material?.encoding, material?.spki],
            ['private-key', 'base64', spki],
            text,
          );
          assert.deepEqual(others, []);
          const range = material?.range ?? assert.fail();
          const found = Buffer.from(
            selected(text, range)
              .replace(/" \+\n/g, '')
              .replace(/\\u002b/g, '+')
              .replace(/\\u003d/g, '=')
              .replace(/\\n|[^A-Za-z0-9+/=]/g, ''),
            'base64',
          );
          if (contents === der) assert.deepEqual(found, der);
          const items = await inspectFile(bytes(text), []);
          assert.deepEqual(
            items.map((item) => [item.kind, item.spki, item.range]),
            [['private-key', spki, range]],
          );
        }
      }
    });
  }

  it('tells where each block stands in the base64 of several', () => {
    const chain = Object.values(keys);
    const prefix = 'data:\n  all: ';
    const encoded = base64(chain.map(({ pem }) => `note\n${pem}`).join(''));
    const found = readKeyMaterial(bytes(prefix + encoded));
    assert.deepEqual(
      found.map(({ spki }) => spki),
      chain.map(({ spki }) => spki),
    );
    for (const [i, { range }] of found.entries()) {
      const start = range.start.character - '  all: '.length;
      const end = range.end.character - '  all: '.length;
      const decoded = Buffer.from(encoded.slice(start - (start % 4), end), 'base64').toString();
      assert.ok(decoded.includes(chain[i]?.pem.slice(0, 40) ?? '?'), decoded);
    }
  });

  it('finds each of several in base64, one to a line', () => {
    const pairs = Array.from({ length: 5 }, () => generateKeyPairSync('ed25519'));
    const lines = pairs.map(({ privateKey }) => base64(privateKey.export({ type: 'pkcs8', format: 'der' })));
    assert.deepEqual(
      readKeyMaterial(bytes(lines.join('\n'))).map(({ spki }) => spki),
      pairs.map(({ publicKey }) => sha256(publicKey.export({ type: 'spki', format: 'der' }))),
    );
  });

  it('does not take the line behind base64 that is cut short for its rest', () => {
    const long = keys['RSA, PKCS#8'] ?? assert.fail();
    const short = keys.Ed25519 ?? assert.fail();
    for (const [length, { der, spki }] of [
      [64, long],
      [1000, short],
    ] as const) {
      const text = `${base64(long.der).slice(0, length)}\n${base64(der)}\n`;
      assert.deepEqual(
        readKeyMaterial(bytes(text)).map((material) => material.spki),
        [spki],
      );
    }
  });

  it('finds nothing in base64 of anything else', () => {
    const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
    const snmp = Buffer.concat([Buffer.from('3040020101040670', 'hex'), randomBytes(58)]);
    for (const contents of [
      randomBytes(300_000),
      Buffer.concat([digestInfo, randomBytes(32)]),
      snmp,
      Buffer.concat([Buffer.from('308204a4020100', 'hex'), randomBytes(2000)]),
      ...Array.from({ length: 2000 }, () => Buffer.concat([Buffer.from([0x30, 0x82]), randomBytes(100)])),
    ]) {
      assert.deepEqual(readKeyMaterial(bytes(`a: ${base64(contents)}\nb: ${wrapped(base64(contents))}`)), []);
    }
  });

  itWithOpenssl('finds a request, a certificate and a PKCS#12 in base64 of their DER', () => {
    const { pem, spki } = keys['RSA, PKCS#8'] ?? assert.fail();
    const make = (...args: string[]) => withFile(pem, (path) => openssl([...args, '-key', path], '').bytes);
    const certificate = make('req', '-x509', '-subj', '/CN=a');
    const bundle = ['pkcs12', '-export', '-passout', 'pass:x', '-certpbe', 'NONE'];
    const files = {
      csr: make('req', '-new', '-subj', '/CN=a', '-outform', 'DER'),
      certificate: make('req', '-x509', '-subj', '/CN=a', '-outform', 'DER'),
      pkcs12: openssl(bundle, pem + Buffer.from(certificate).toString()).bytes,
    };
    for (const [kind, der] of Object.entries(files)) {
      const [material, ...others] = readKeyMaterial(bytes(`${kind}: ${base64(der)}`));
      assert.deepEqual([material?.kind, material?.spki, material?.sha256], [kind, spki, sha256(der)]);
      assert.deepEqual(others, []);
    }
  });

  itWithOpenssl('finds encrypted keys, known by their bytes', () => {
    const { pem } = keys['RSA, PKCS#8'] ?? assert.fail();
    const pkcs8 = openssl(['pkcs8', '-topk8', '-passout', 'pass:x'], pem).stdout;
    const legacy = openssl(['rsa', '-aes128', '-traditional', '-passout', 'pass:x'], pem).stdout;
    for (const encrypted of [pkcs8, legacy]) {
      const [plain] = readKeyMaterial(bytes(encrypted));
      assert.deepEqual([plain?.kind, plain?.encrypted, plain?.spki], ['private-key', true, null]);
      for (const [name, disguise] of Object.entries(disguises)) {
        const text = disguise(encrypted.trimEnd().split('\n'), encrypted);
        const [material, ...others] = readKeyMaterial(bytes(text));
        if (encrypted === legacy && name === 'spaces for line breaks') continue;
        assert.deepEqual([material?.encrypted, material?.sha256, others], [true, plain?.sha256, []], text);
      }
      assert.deepEqual(
        readKeyMaterial(bytes(base64(encrypted))).map(({ encrypted, sha256 }) => [encrypted, sha256]),
        [[true, plain?.sha256]],
      );
    }
  });

  const floods: Record<string, (size: number) => string> = {
    quotes: (size) => `-----BEGIN CERTIFICATE-----${'"'.repeat(size)}`,
    'quotes and base64': (size) => `-----BEGIN CERTIFICATE-----${'"A"'.repeat(size / 3)}`,
    'BEGIN lines in literals': (size) => '"-----BEGIN CERTIFICATE-----" + '.repeat(size / 32),
    'BEGIN lines with keys and without END': (size) =>
      `"-----BEGIN PRIVATE KEY-----\\n" + "${'MIIEvQIBADANBgkqhkiG9w0B'.repeat(4)}" + `.repeat(size / 140),
    'prefixes of DER': (size) => 'MII'.repeat(size / 3),
    'lines of prefixes of DER': (size) => `${'MIIIIIIAAIIAM'.repeat(5)}\n`.repeat(size / 66),
    'lines that announce megabytes': (size) => `MIMPAAAC${'A'.repeat(56)}\n`.repeat(size / 65),
    'BEGIN in base64': (size) => 'LS0tLS1CRUdJTi'.repeat(size / 14),
    'lines of BEGIN in base64': (size) => `${'LS0tLS1CRUdJTi'.repeat(5)}\n`.repeat(size / 71),
    'literals of BEGIN in base64': (size) => `"${'LS0tLS1CRUdJTi'.repeat(5)}" + `.repeat(size / 75),
    'escaped lines of base64': (size) => `\\nA\\nAA`.repeat(size / 7),
    'backslashes after base64': (size) => `${'A'.repeat(60)}${'\\'.repeat(size)}`,
    ampersands: (size) => `-----BEGIN CERTIFICATE-----\n${'&#'.repeat(size / 2)}`,
    entities: (size) => `-----BEGIN CERTIFICATE-----\n${'&#10;'.repeat(size / 5)}`,
    comments: (size) => `// -----BEGIN CERTIFICATE-----\n${'// '.repeat(size / 3)}`,
    'base64 and blanks': (size) => `${'A'.repeat(60)}${' \n'.repeat(100)}`.repeat(size / 260),
  };
  for (const [name, flood] of Object.entries(floods)) {
    it(`finds no more than what is malformed in a flood: ${name}`, async () => {
      const file = bytes(flood(1_000_000));
      assert.ok(readKeyMaterial(file).every(({ kind }) => kind === 'unknown'));
      assert.ok((await inspectFile(file, [])).every(({ kind }) => kind === 'unknown'));
    });
  }
});
