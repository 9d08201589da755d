import assert from 'node:assert/strict';
import { issued } from '../../../support/issued';
import { golden } from '../../../support/rules';

const entry = (severity: string) => `certificates:
  - id: one
#       ^^^ ${severity} certificate-issuer
`;

describe('certificate-issuer', () => {
  it('accepts a verified chain', () => {
    golden('certificate-issuer', 'certificates: [{ id: one }, { id: two }]', { material: { one: issued() } });
  });

  const doubts = [
    ['another authority’s certificate', issued({ igc: null }), 'error', /not issued by IGC-Santé/],
    ['a forged one', issued({ igc: { chain: 'broken-signature' } }), 'error', /forged/],
    [
      'an unknown authority of IGC-Santé',
      issued({ igc: { chain: 'unknown-issuer' } }),
      'warning',
      /not verified/,
    ],
  ] as const;
  for (const [what, material, severity, says] of doubts)
    it(`reports ${what}`, () => {
      const [finding] = golden('certificate-issuer', entry(severity), { material: { one: material } });
      assert.match(finding?.message.en ?? '', says);
      assert.equal(finding?.related[0]?.file, 'secrets/one/certificate.pem');
    });
});
