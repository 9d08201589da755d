import assert from 'node:assert/strict';
import { X509Certificate, generateKeyPairSync } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { createMiniature } from '../../support/authority';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readKeyMaterial, PEM', () => {
  let pem: string;
  let expected: X509Certificate;

  before(async () => {
    const { intermediate } = await createMiniature();
    pem = intermediate.pem;
    expected = new X509Certificate(pem);
  });

  const base64Of = (text: string) => text.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
  const wrapped = (width: number) =>
    `-----BEGIN CERTIFICATE-----\n${base64Of(pem).replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n')}-----END CERTIFICATE-----\n`;

  const forms: Record<string, () => string> = {
    plain: () => pem,
    CRLF: () => pem.replaceAll('\n', '\r\n'),
    'CR only': () => pem.replaceAll('\n', '\r'),
    'byte order mark': () => `\ufeff${pem}`,
    'text around': () => `Bag Attributes\n  é: 😀\n${pem}fin\n`,
    'lines of 1': () => wrapped(1),
    'lines of 17': () => wrapped(17),
    'lines of 76': () => wrapped(76),
    'one line': () => wrapped(100_000),
    'spaces at the ends of lines': () => pem.replaceAll('\n', ' \t\n'),
    'indented in YAML': () => `cert: |\n${pem.replace(/^/gm, '    ')}`,
    'escaped line breaks': () => `{"cert":"${pem.replaceAll('\n', '\\n')}"}`,
    'escaped CRLF twice over': () => `CERT="${pem.replaceAll('\n', '\\\\r\\\\n')}"`,
    'headers of RFC 1421': () => pem.replace('-----\n', '-----\nX-Note: a: b\nX-Other: c\n\n'),
    'an older label': () => pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
    'after a program that writes PEM': () =>
      `-----BEGIN CERTIFICATE-----\n\${body}\n-----END CERTIFICATE-----\n${pem}`,
    'after prose on PEM': () => `from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----\n${pem}`,
    'after a BEGIN spoken of': () => `grep "-----BEGIN CERTIFICATE-----" *.pem\n${pem}`,
  };

  for (const [name, form] of Object.entries(forms)) {
    it(`reads a certificate: ${name}`, () => {
      const [certificate, ...others] = readKeyMaterial(bytes(form()));
      assert.deepEqual(others, []);
      assert.equal(certificate?.error, undefined);
      assert.equal(certificate?.kind, 'certificate');
      assert.equal(certificate.encoding, 'pem');
      assert.equal(certificate.sha256, expected.fingerprint256.replaceAll(':', '').toLowerCase());
      assert.equal(certificate.notAfter, Date.parse(expected.validTo));
      assert.deepEqual(Buffer.from(certificate.der ?? []), expected.raw);
    });
  }

  it('finds where each block stands, in UTF-16 units', () => {
    const line = pem.replaceAll('\n', '\\n');
    const text = `\ufeff😀é ${line}, ${line}\r\n\r\n  ${pem}`;
    const lines = text.slice(1).split(/\r\n|\n/);
    const found = readKeyMaterial(bytes(text)).map(({ range: { start, end } }) => {
      assert.ok(lines[start.line]?.startsWith('-----BEGIN CERTIFICATE-----', start.character));
      assert.ok(lines[end.line]?.slice(0, end.character).endsWith('-----END CERTIFICATE-----'));
      return start;
    });
    assert.deepEqual(found, [
      { line: 0, character: 4 },
      { line: 0, character: 4 + line.length + 2 },
      { line: 2, character: 2 },
    ]);
  });

  it('keeps nothing of the file it read', () => {
    const file = Buffer.from(new X509Certificate(pem).raw);
    const [fromDer] = readKeyMaterial(file);
    const before = Buffer.from(fromDer?.der ?? []);
    file.fill(0);
    assert.deepEqual(Buffer.from(fromDer?.der ?? []), before);
    assert.notEqual(fromDer?.der?.buffer, file.buffer);
  });

  it('keeps no bytes of a private key', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [key] = readKeyMaterial(bytes(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string));
    assert.equal(key?.kind, 'private-key');
    assert.equal(key.der, null);
  });
});
