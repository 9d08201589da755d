import { golden } from '../../../support/rules';

describe('generic-address', () => {
  it('accepts addresses that bear nobody’s name', () => {
    golden(
      'generic-address',
      `structures:
  - { id: a, representative: { name: Jo Le Roy } }
administrators:
  - { id: at, name: Camille Martin, email: certificats@martin.example }
certificates:
  - { id: one, contact: { actor: le@martin.example } }
`,
    );
  });

  it('underlines the names of administrators and representatives, accents aside', () => {
    golden(
      'generic-address',
      `structures:
  - { id: a, representative: { name: André Dupont } }
administrators:
  - id: at
    name: Camille Martin
    email: c.martin@editeur.example
#          ^^^^^^^^^^^^^^^^^^^^^^^^ info generic-address
certificates:
  - id: one
    contact: { actor: andre-d@cabinet.example }
#                     ^^^^^^^^^^^^^^^^^^^^^^^ info generic-address
`,
    );
  });
});
