import assert from 'node:assert/strict';
import { issued } from '../../../support/issued';
import { startOfFile } from '../../../../src/core/range';
import { findingsOf, golden } from '../../../support/rules';

describe('insi-not-shared', () => {
  it('accepts a certificate for INSi alone beside others', () => {
    golden(
      'insi-not-shared',
      `certificates:
  - { id: a, services: [INSi], commonName: INSI-MANU }
  - { id: b, services: [DMP, PSC, MSSante], commonName: RIS }
  - { id: c, services: [], commonName: INSI-MANU }
`,
      { material: { a: issued({ spki: '01' }), b: issued({ spki: '02' }) } },
    );
  });

  it('underlines INSi among other services, in whatever spelling', () => {
    const [finding] = golden(
      'insi-not-shared',
      `certificates:
  - id: a
    services: [DMP, insi, PSC]
#                   ^^^^ error insi-not-shared
`,
    );
    assert.match(finding?.message.en ?? '', /`DMP`, `PSC`/);
  });

  it('keeps the INSi names for INSi', () => {
    golden(
      'insi-not-shared',
      `certificates:
  - id: a
    services: [DMP]
    commonName: INSI-AUTO
#               ^^^^^^^^^ error insi-not-shared
`,
    );
  });

  it('finds the key of another service’s certificate', () => {
    const [finding] = golden(
      'insi-not-shared',
      `certificates:
  - id: insi
#       ^^^^ error insi-not-shared
    services: [INSi]
  - id: dmp
    services: [DMP]
  - id: insi-again
    services: [INSi]
`,
      { material: { insi: issued(), dmp: issued(), 'insi-again': issued({ spki: 'bb' }) } },
    );
    assert.deepEqual(
      finding?.related.map(({ file }) => file),
      ['secrets/one/certificate.pem'],
    );
  });

  it('leaves two keys that are here to the rule on copied keys', () => {
    const key = { file: 'a.pem', range: startOfFile, item: { spki: 'aa', encrypted: false } };
    const text = `certificates:
  - { id: insi, services: [INSi] }
  - { id: dmp, services: [DMP] }
`;
    const kept = { ...issued(), privateKey: key };
    golden('insi-not-shared', text, { material: { insi: kept, dmp: kept } });
    const found = findingsOf(text, { material: { insi: kept, dmp: issued() } });
    assert.ok(found.some((finding) => finding.rule === 'insi-not-shared'));
  });
});
