import { golden } from '../../../support/rules';

describe('representative-role', () => {
  it('accepts the holder, the legal representative, and a proxy anywhere', () => {
    golden(
      'representative-role',
      `structures:
  - { id: a, kind: company, representative: { role: titulaire } }
  - { id: b, kind: gie, representative: { role: responsable-legal } }
  - { id: c, kind: group-practice, representative: { role: mandataire } }
  - { id: d, sector: SA04, representative: { role: titulaire } }
  - { id: e, kind: hospital, representative: { name: Dominique } }
`,
    );
  });

  it('underlines the role of another kind of structure, the kind counting more than the sector', () => {
    golden(
      'representative-role',
      `structures:
  - id: a
    kind: gie
    sector: SA09
    representative: { role: titulaire }
#                           ^^^^^^^^^ error representative-role
  - id: b
    sector: SA07
    representative: { role: responsable-legal }
#                           ^^^^^^^^^^^^^^^^^ error representative-role
  - id: c
    kind: individual-practice
    representative: { role: responsable-legal }
#                           ^^^^^^^^^^^^^^^^^ error representative-role
`,
    );
  });
});
