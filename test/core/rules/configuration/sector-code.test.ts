import { golden } from '../../../support/rules';

describe('sector-code', () => {
  it('accepts the codes of TRE_R02', () => {
    golden('sector-code', 'structures: [{ id: a, sector: SA08 }, { id: b, sector: SA69 }, { id: c }]');
  });

  it('warns of unknown and deprecated codes', () => {
    golden(
      'sector-code',
      `structures:
  - id: a
    sector: SA99
#           ^^^^ warning sector-code
  - id: b
    sector: SA11
#           ^^^^ warning sector-code
  - id: c
    sector: sa08
#           ^^^^ warning sector-code
`,
    );
  });
});
