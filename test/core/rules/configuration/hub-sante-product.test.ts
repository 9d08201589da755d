import { golden } from '../../../support/rules';

describe('hub-sante-product', () => {
  it('accepts SERV SSL, and anything for other services', () => {
    golden(
      'hub-sante-product',
      `certificates:
  - { id: a, product: SERV SSL, services: [Hub Santé] }
  - { id: b, product: ORG AUTH_CLI, services: [DMP, GitHub] }
  - { id: c, services: [Hub Santé] }
`,
    );
  });

  it('underlines the service, in whatever spelling', () => {
    golden(
      'hub-sante-product',
      `certificates:
  - id: a
    product: ORG AUTH_CLI
    services: [ROR, Hub Santé]
#                   ^^^^^^^^^ info hub-sante-product
  - id: b
    product: ORG SIGN
    services: [SAMU-Hub-Sante]
#              ^^^^^^^^^^^^^^ info hub-sante-product
`,
    );
  });
});
