import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const rule = 'identifier-format';

describe('identifier-format', () => {
  it('accepts well-formed identifiers, with spaces too', () => {
    golden(
      rule,
      `structures:
  - { id: a, identifier: { siret: "732 829 320 00074" } }
  - { id: b, identifier: { siren: "732829320" } }
  - { id: c, identifier: { finess: 2A0000117, finessLegal: "240000117" } }
  - { id: d, identifier: { rppsRang: ["99700367909006"] } }
  - { id: e, identifier: { finess: 0B0152872 } }
instances:
  - { id: e, structure: e, environment: test }
`,
    );
  });

  it('counts digits', () => {
    golden(
      rule,
      `structures:
  - id: a
    identifier: { siret: "1875127510002" }
#                        ^^^^^^^^^^^^^^^ error identifier-format
  - id: b
    identifier: { siren: "18751275" }
#                        ^^^^^^^^^^ error identifier-format
  - id: c
    identifier: { finess: "24000011" }
#                         ^^^^^^^^^^ error identifier-format
  - id: d
    identifier:
      rppsRang:
        - "99700367909006"
        - "9970036790900X"
#         ^^^^^^^^^^^^^^^^ error identifier-format
`,
    );
  });

  it('recognises one number taken for another', () => {
    const findings = golden(
      rule,
      `structures:
  - id: a
    identifier: { siret: "318751275100020" }
#                        ^^^^^^^^^^^^^^^^^ error identifier-format
  - id: b
    identifier: { finess: 10B0152872 }
#                         ^^^^^^^^^^ error identifier-format
  - id: c
    identifier: { rppsRang: ["899700523527"] }
#                            ^^^^^^^^^^^^^^ error identifier-format
  - id: d
    identifier: { rppsRang: ["99700523527"] }
#                            ^^^^^^^^^^^^^ error identifier-format
  - id: e
    identifier: { siret: "732829320" }
#                        ^^^^^^^^^^^ error identifier-format
  - id: f
    identifier: { siren: "73282932000074" }
#                        ^^^^^^^^^^^^^^^^ error identifier-format
`,
    );
    const says = [
      /Write `18751275100020`/,
      /Write `0B0152872`/,
      /a person/,
      /a person/,
      /a SIREN/,
      /a SIRET/,
    ];
    assert.equal(findings.length, says.length);
    for (const [index, pattern] of says.entries()) assert.match(findings[index]?.message.en ?? '', pattern);
  });

  it('does not take the FINESS of a test structure into production', () => {
    golden(
      rule,
      `structures:
  - id: a
    identifier: { finess: 0B0152872 }
#                         ^^^^^^^^^ error identifier-format
  - { id: corsica, identifier: { finess: 2B0000012 } }
instances:
  - { id: b, structure: a, environment: production }
  - { id: c, structure: corsica, environment: production }
`,
    );
  });
});
