import { golden } from '../../../support/rules';

describe('rpps-rang-count', () => {
  it('accepts four', () => {
    golden('rpps-rang-count', 'structures: [{ id: a, identifier: { rppsRang: ["1", "2", "3", "4"] } }]');
  });

  it('underlines the fifth', () => {
    golden(
      'rpps-rang-count',
      `structures:
  - id: a
    identifier: { rppsRang: ["1", "2", "3", "4", "5", "6"] }
#                                                ^^^ error rpps-rang-count
`,
    );
  });
});
