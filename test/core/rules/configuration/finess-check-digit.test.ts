import { golden } from '../../../support/rules';

describe('finess-check-digit', () => {
  it('accepts known numbers, other shapes, and structures of test', () => {
    golden(
      'finess-check-digit',
      `structures:
  - { id: a, identifier: { finess: "240000117" } }
  - { id: b, identifier: { finess: "24" } }
  - { id: c, identifier: { finessLegal: "1B0073160" } }
  - { id: d, identifier: { siret: "73282932000075" } }
instances:
  - { id: ris, structure: c, environment: test }
`,
    );
  });

  it('underlines a last digit that does not fit, in production', () => {
    golden(
      'finess-check-digit',
      `structures:
  - id: a
    identifier: { finess: "240000118" }
#                         ^^^^^^^^^^^ warning finess-check-digit
  - id: c
    identifier: { finessLegal: "1B0073160" }
#                              ^^^^^^^^^^^ warning finess-check-digit
instances:
  - { id: ris, structure: c, environment: test }
  - { id: prod, structure: c, environment: production }
`,
    );
  });
});
