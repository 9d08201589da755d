import { golden } from '../../../support/rules';

describe('finess-kind', () => {
  it('says nothing where sources agree', () => {
    golden(
      'finess-kind',
      `structures:
  - { id: a, kind: gie, identifier: { finess: "240000117" } }
  - { id: b, kind: hospital, identifier: { finessLegal: "240000117" } }
  - { id: c, identifier: { finess: "240000117" } }
`,
    );
  });

  it('tells both sources where they differ', () => {
    golden(
      'finess-kind',
      `structures:
  - id: a
    kind: gie
    identifier: { finessLegal: "240000117" }
#                 ^^^^^^^^^^^ info finess-kind
  - id: b
    kind: hospital
    identifier: { finess: "240000117" }
#                 ^^^^^^ info finess-kind
`,
    );
  });
});
