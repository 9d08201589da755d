import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sourceRules } from '../../../../src/core/rules';
import { fileReferences } from '../../../../src/core/rules/source/fileReferences';
import { checkSourceRules } from '../../../../src/core/rules/check';
import { lineTraps } from '../../../support/traps/lines';

const files = [
  'a.ts',
  'a.py',
  'a.sh',
  'a.yml',
  'a.properties',
  'a.xml',
  'a.md',
  'a.eml',
  'a.php',
  'a.cs',
  'a.conf',
];

/** Words that the rules look for, and what they look for around them. */
const words = [
  ...[
    'lps2.dmp.gouv.fr',
    'https://auth.bas.psc.esante.gouv.fr',
    'sante.fr',
    '@',
    'https://other.example',
    '.',
    '-',
  ],
  ...[
    'rejectUnauthorized',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'verify',
    'curl',
    ' -k',
    'trustAll',
    'ssl_verify',
    'false',
  ],
  ...[
    'ServerCertificateCustomValidationCallback',
    '=> true',
    'checkServerTrusted',
    '(',
    ')',
    '{',
    '}',
    'return true',
  ],
  ...[
    'IGC-SANTE',
    'issuer',
    '.contains(',
    'strings.Contains(',
    '==',
    'p12',
    'password',
    'pass',
    '.p12',
    'keyStore',
  ],
  ...[
    'X509Certificate2(',
    'ks.load(',
    '.toCharArray()',
    '-passin pass:',
    'MIIaaaIBAz',
    'AAAA',
    '=',
    ':',
    ' ',
    '\n',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '#',
    '//',
    '/*',
    '*/',
    '<!--',
    '```\n',
    'client_secret',
    '-----BEGIN CERTIFICATE REQUEST-----',
  ],
  ...['filename="', '.csr', 'Subject: a\n', 'To: b\n', 'é', '\u{1f511}', 'certificate', 'ssl_certificate '],
];

describe('Rules on sources', () => {
  it('never throw, point inside the text and tell each thing once', () => {
    const source = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(source, fc.constantFrom(...files), (parts, file) => {
        const text = parts.join('');
        for (const rule of sourceRules) {
          for (const { start, end } of rule.check({ file, text }))
            assert.ok(0 <= start && start < end && end <= text.length, `${rule.id} ${start}-${end}`);
        }
        for (const { start, end, path } of fileReferences(file, text))
          assert.equal(text.slice(start, end), path);
        const found = checkSourceRules(file, text).map(({ fingerprint }) => fingerprint);
        assert.equal(new Set(found).size, found.length);
      }),
      { numRuns: 3000 },
    );
  });

  const readers = [
    ...sourceRules,
    {
      id: 'file references',
      check: (source: { file: string; text: string }) => fileReferences(source.file, source.text),
    },
  ];
  for (const rule of readers)
    it(`read one long line to its end: ${rule.id}`, () => {
      const reports = (file: string, text: string) => {
        let count = 0;
        for (const { end } of rule.check({ file, text })) {
          assert.ok(end <= text.length);
          if (++count === 500) break;
        }
      };
      for (const part of lineTraps) {
        const line = part.repeat(Math.ceil(500_000 / part.length));
        reports('a.ts', line);
        reports('a.yml', line);
      }
      const everything = lineTraps.map((part) =>
        part.repeat(Math.ceil(5_000_000 / lineTraps.length / part.length)),
      );
      reports('a.ts', everything.join(''));
    }).timeout(60_000);
});
