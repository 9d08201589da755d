import { golden } from '../../../support/rules';

describe('identifier-check-digit', () => {
  it('accepts numbers whose digits agree, La Poste’s too, and leaves FINESS and wrong lengths alone', () => {
    golden(
      'identifier-check-digit',
      `structures:
  - { id: a, identifier: { siret: "73282932000074", siren: "187512751" } }
  - { id: b, identifier: { siret: "35600000049837" } }
  - { id: c, identifier: { rppsRang: ["99700367909006", "99700024450014"] } }
  - { id: d, identifier: { finess: "240000118", siret: "1234" } }
`,
    );
  });

  it('underlines a mistyped number', () => {
    golden(
      'identifier-check-digit',
      `structures:
  - id: a
    identifier: { siret: "12345678912345" }
#                        ^^^^^^^^^^^^^^^^ error identifier-check-digit
  - id: b
    identifier: { siren: "187512752" }
#                        ^^^^^^^^^^^ error identifier-check-digit
  - id: c
    identifier: { rppsRang: ["99700367909006", "99700367909016"] }
#                                              ^^^^^^^^^^^^^^^^ error identifier-check-digit
`,
    );
  });
});
