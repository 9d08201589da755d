import { golden } from '../../../support/rules';

describe('vague-common-name', () => {
  it('accepts applications and structures, and the names of INSi', () => {
    golden(
      'vague-common-name',
      `certificates:
  - { id: a, commonName: SAMU 75, services: [ROR] }
  - { id: b, commonName: Test RIS Rouen, services: [DMP] }
  - { id: c, commonName: test, services: [INSi] }
`,
    );
  });

  for (const name of ['test', 'Certificat 2', 'ORG AUTH_CLI'])
    it(`underlines ${name}`, () => {
      golden(
        'vague-common-name',
        `certificates:
  - id: a
    services: [DMP]
    commonName: ${name}
#               ${'^'.repeat(name.length)} info vague-common-name
`,
      );
    });
});
