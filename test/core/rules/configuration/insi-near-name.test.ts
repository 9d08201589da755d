import { golden } from '../../../support/rules';

describe('insi-near-name', () => {
  it('leaves names for INSi to the other rule, and far names alone', () => {
    golden(
      'insi-near-name',
      `certificates:
  - { id: a, commonName: INSI-AUT, services: [INSi] }
  - { id: b, commonName: RIS Rouen, services: [DMP] }
  - { id: c, commonName: INSI-MANU, services: [DMP] }
`,
    );
  });

  for (const name of ['INSI-AUT', 'INS-AUTO', 'INSI-MANUEL', 'Service INSi'])
    it(`underlines ${name}`, () => {
      golden(
        'insi-near-name',
        `certificates:
  - id: a
    services: [DMP]
    commonName: ${name}
#               ${'^'.repeat(name.length)} warning insi-near-name
`,
      );
    });
});
