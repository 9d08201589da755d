import { golden } from '../../../support/rules';

describe('single-identifier', () => {
  it('accepts one kind, in several numbers or not', () => {
    golden(
      'single-identifier',
      `structures:
  - { id: a, identifier: { siret: "73282932000074" } }
  - { id: b, identifier: { rppsRang: ["99700367909006", "99700024450014"] } }
  - { id: c }
`,
    );
  });

  it('underlines the second kind', () => {
    golden(
      'single-identifier',
      `structures:
  - id: a
    identifier:
      rppsRang: ["99700367909006"]
#     ^^^^^^^^ error single-identifier
      siret: "73282932000074"
`,
    );
  });
});
