import assert from 'node:assert/strict';
import { assertBothLanguages, findingsOf, golden } from '../../../support/rules';

const complete = `publisher: { name: Horizon, solution: RIS }
structures:
  - { id: rouen, representative: { name: D, role: titulaire, cardNumber: "1" } }
administrators:
  - { id: at, email: at@horizon.example, phone: "1" }
instances:
  - { id: ris, structure: rouen }
certificates:
  - id: one
    instance: ris
    administrator: at
    contact: { actor: at@horizon.example }
    order: { sentOn: "2026-11-02" }
`;
const found = (text: string) => findingsOf(text).filter(({ rule }) => rule === 'form-fields');

describe('form-fields', () => {
  it('accepts what is complete, and a certificate that nobody orders yet', () => {
    golden('form-fields', complete);
    golden('form-fields', 'structures: [{ id: a }]\ncertificates:\n  - { id: one, instance: ris }\n');
  });

  for (const [field, severity] of [
    ['publisher: { name: Horizon, solution: RIS }\n', 'warning'],
    [', representative: { name: D, role: titulaire, cardNumber: "1" }', 'error'],
    [', cardNumber: "1"', 'error'],
    ['role: titulaire, ', 'error'],
    ['email: at@horizon.example, ', 'error'],
    [', phone: "1"', 'error'],
    ['    contact: { actor: at@horizon.example }\n', 'error'],
  ] as const)
    it(`misses ${field.trim()}, more so once the order has begun`, () => {
      const text = complete.replace(field, '');
      assert.deepEqual(
        found(text).map((finding) => finding.severity),
        [severity],
      );
      assert.deepEqual(
        found(text.replace('    order: { sentOn: "2026-11-02" }\n', '')).map((finding) => finding.severity),
        ['info'],
      );
      for (const { message } of found(text)) assertBothLanguages(message);
    });

  it('points at the entry', () => {
    golden(
      'form-fields',
      `publisher: { name: Horizon, solution: RIS }
certificates:
  - id: one
#   ^^^^^^^ error form-fields
    contact: { actor: at@horizon.example }
    order: { sentOn: "2026-11-02" }
`,
    );
    golden(
      'form-fields',
      `publisher: { name: Horizon, solution: RIS }
administrators:
  - { id: at, email: at@horizon.example }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info form-fields
certificates:
  - { id: one, administrator: at, contact: { actor: at@horizon.example } }
`,
    );
  });
});
