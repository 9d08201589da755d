import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

describe('product-for-service', () => {
  it('accepts what the guide gives each service, and anything for other services', () => {
    golden(
      'product-for-service',
      `certificates:
  - { id: a, product: ORG AUTH_CLI, services: [INSi] }
  - { id: b, product: ORG AUTH_CLI, services: [DMP, PSC, MSSante, ROR, ROC, Annuaire] }
  - { id: c, product: ORG SIGN, services: [DMP, DRIM-M] }
  - { id: d, product: SERV SSL, services: [Hub Santé] }
  - { id: e, services: [INSi] }
`,
    );
  });

  it('underlines each service that needs another product', () => {
    const [first] = golden(
      'product-for-service',
      `certificates:
  - id: a
    product: ORG SIGN
    services: [DMP, Pro Santé Connect, MSSante]
#                   ^^^^^^^^^^^^^^^^^ error product-for-service
#                                      ^^^^^^^ error product-for-service
  - id: b
    product: ORG CONF
    services:
      - INSi
#       ^^^^ error product-for-service
      - DMP
#       ^^^ error product-for-service
`,
    );
    assert.match(first?.message.en ?? '', /Order `ORG AUTH_CLI`/);
  });

  it('says that MSSanté asks SERV SSL of operators only', () => {
    golden(
      'product-for-service',
      `certificates:
  - id: a
    product: SERV SSL
    services: [MSSanté]
#              ^^^^^^^ info product-for-service
`,
    );
  });
});
