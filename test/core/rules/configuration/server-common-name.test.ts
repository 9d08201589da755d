import { golden } from '../../../support/rules';

describe('server-common-name', () => {
  it('accepts a server, a domain and its sub-domains', () => {
    golden(
      'server-common-name',
      `certificates:
  - { id: a, product: SERV SSL, commonName: ris.rouen.example }
  - { id: b, product: SERV SSL, commonName: "*.rouen.example" }
  - { id: c, product: ORG AUTH_CLI, commonName: RIS Rouen }
`,
    );
  });

  for (const name of [
    'RIS Rouen',
    'localhost',
    'rpps.tra.henix;asipsante.fr',
    'https://ris.example',
    '192.0.2.1',
  ])
    it(`refuses ${name}`, () => {
      golden(
        'server-common-name',
        `certificates:
  - id: a
    product: SERV SSL
    commonName: "${name}"
#               ${'^'.repeat(name.length + 2)} error server-common-name
`,
      );
    });
});
