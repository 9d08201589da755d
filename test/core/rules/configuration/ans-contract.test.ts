import { golden } from '../../../support/rules';

describe('ans-contract', () => {
  it('accepts contracts, what does not need one, and what is not said', () => {
    golden(
      'ans-contract',
      `publisher: { ansContract: false }
structures:
  - { id: a, kind: gie, ansContract: true }
  - { id: b, kind: company, ansContract: false }
  - { id: c, kind: hospital }
administrators:
  - { id: at, employer: structure }
`,
    );
  });

  it('underlines the missing contract of a GIE, of a hospital and of the publisher', () => {
    golden(
      'ans-contract',
      `publisher:
  ansContract: false
#              ^^^^^ error ans-contract
structures:
  - id: a
    kind: gie
    ansContract: false
#                ^^^^^ error ans-contract
  - id: b
    kind: hospital
    ansContract: false
#                ^^^^^ error ans-contract
administrators:
  - { id: at, employer: publisher }
`,
    );
  });
});
