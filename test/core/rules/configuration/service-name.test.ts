import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

describe('service-name', () => {
  it('accepts the known spellings and unknown services', () => {
    golden(
      'service-name',
      'certificates: [{ id: a, services: [INSi, DMP, PSC, MSSante, ROR, ROC, Annuaire, DRIM-M, Hub Santé, Diapason] }]',
    );
  });

  it('proposes the known spelling', () => {
    const findings = golden(
      'service-name',
      `certificates:
  - id: a
    services:
      - INSI
#       ^^^^ warning service-name
      - MSSanté
#       ^^^^^^^ warning service-name
      - Pro Santé Connect
#       ^^^^^^^^^^^^^^^^^ warning service-name
      - Anuaire
#       ^^^^^^^ warning service-name
`,
    );
    assert.deepEqual(
      findings.map(({ message }) => /Write `(\w+)`/.exec(message.en)?.[1]),
      ['INSi', 'MSSante', 'PSC', 'Annuaire'],
    );
  });
});
