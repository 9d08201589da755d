import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const rule = 'sector-identifier';

describe('sector-identifier', () => {
  it('accepts the identifier of the sector, or else of the kind', () => {
    golden(
      rule,
      `structures:
  - { id: a, sector: SA07, identifier: { rppsRang: ["99700367909006"] } }
  - { id: b, sector: SA08, kind: group-practice, identifier: { rppsRang: ["99700367909006"] } }
  - { id: c, sector: SA09, kind: company, identifier: { siret: "73282932000074" } }
  - { id: d, sector: SA04, kind: gie, identifier: { finess: "240000117" } }
  - { id: e, sector: SA01, kind: hospital, identifier: { finessLegal: "240000117" } }
  - { id: f, kind: publisher, identifier: { siret: "73282932000074" } }
  - { id: g, sector: SA25, identifier: { finess: "240000117" } }
  - { id: h, sector: SA07 }
`,
    );
  });

  it('underlines the identifier of another nature', () => {
    const findings = golden(
      rule,
      `structures:
  - id: a
    sector: SA08
    identifier:
      siret: "73282932000074"
#     ^^^^^ error sector-identifier
  - id: b
    sector: SA09
    identifier:
      rppsRang: ["99700367909006"]
#     ^^^^^^^^ error sector-identifier
  - id: c
    kind: gie
    identifier:
      siret: "73282932000074"
#     ^^^^^ error sector-identifier
`,
    );
    // Sources differ here, and the user hears both.
    assert.match(findings[0]?.message.en ?? '', /Ségur radiology guide.*form 413/);
  });

  it('asks the kind of a structure of the ambiguous sector SA04', () => {
    golden(
      rule,
      `structures:
  - id: a
    sector: SA04
#           ^^^^ info sector-identifier
    identifier: { siret: "73282932000074" }
`,
    );
  });
});
