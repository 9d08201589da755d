import { golden } from '../../../support/rules';

describe('administrator-card', () => {
  it('accepts an active card of the employer’s kind', () => {
    golden(
      'administrator-card',
      `administrators:
  - { id: a, employer: publisher, card: { type: CPA, number: "1", active: true } }
  - { id: b, employer: structure, card: { type: CPS, number: "2" } }
  - { id: c, employer: structure, card: { type: CPE, number: "3", active: true } }
`,
    );
  });

  it('underlines the wrong kind, the inactive card and the missing number', () => {
    golden(
      'administrator-card',
      `administrators:
  - id: a
    employer: publisher
    card: { type: CPS, number: "1", active: true }
#                 ^^^ error administrator-card
  - id: b
    employer: structure
    card: { type: CPA, number: "1", active: true }
#                 ^^^ error administrator-card
  - id: c
    employer: structure
    card: { type: CPS, number: "1", active: false }
#                                           ^^^^^ error administrator-card
  - id: d
    card: { type: CPS }
#   ^^^^ error administrator-card
  - id: e
#       ^ error administrator-card
    employer: publisher
`,
    );
  });
});
