import assert from 'node:assert/strict';
import type { EntryMaterial } from '../../../../src/core/rules/rule';
import { issuedCertificate } from '../../../support/issued';
import { golden } from '../../../support/rules';

const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const certificate = (spki: string) => ({ certificate: issuedCertificate({ spki }) });
const key = (spki: string | null): EntryMaterial => ({
  privateKey: { file: 'private-key.pem', range, item: { spki, encrypted: spki === null } },
});
const request = (spki: string): EntryMaterial => ({
  request: {
    file: 'request.csr',
    range,
    item: {
      kind: 'csr',
      spki,
      subject: { OU: [], dn: '' },
      san: [],
      signature: 'verified',
      signatureAlgorithm: 'sha256WithRSAEncryption',
    },
  },
});

const good = 'certificates: [{ id: one }]';
const bad = `certificates:
  - id: one
#       ^^^ error certificate-key-mismatch
`;

describe('certificate-key-mismatch', () => {
  const cases: [string, EntryMaterial, string[]][] = [
    ['all of one key', { ...certificate('a'), ...key('a'), ...request('a') }, []],
    ['only a certificate', certificate('a'), []],
    ['an encrypted key of unknown identity', { ...certificate('a'), ...key(null) }, []],
    [
      'a certificate of another key',
      { ...certificate('a'), ...key('b') },
      ['certificate.pem', 'private-key.pem'],
    ],
    ['a request of another key', { ...request('a'), ...key('b') }, ['request.csr', 'private-key.pem']],
    [
      'a certificate of another request',
      { ...certificate('a'), ...key(null), ...request('b') },
      ['certificate.pem', 'request.csr'],
    ],
    [
      'a renewed key beside an old request',
      { ...certificate('a'), ...key('a'), ...request('b') },
      ['request.csr', 'private-key.pem'],
    ],
  ];
  for (const [what, material, files] of cases)
    it(`${files.length === 0 ? 'accepts' : 'reports once'} ${what}`, () => {
      const [finding] = golden('certificate-key-mismatch', files.length === 0 ? good : bad, {
        material: { one: material },
      });
      assert.deepEqual(
        (finding?.related ?? []).map(({ file }) => file.replace('secrets/one/', '')),
        files,
      );
    });
});
