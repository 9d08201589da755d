import { golden } from '../../../support/rules';

describe('dmp-certificate-pair', () => {
  it('accepts a pair on each instance, and instances without the DMP', () => {
    golden(
      'dmp-certificate-pair',
      `certificates:
  - { id: a, instance: ris, product: ORG AUTH_CLI, services: [DMP, PSC] }
  - { id: b, instance: ris, product: ORG SIGN, services: [dmp] }
  - { id: c, instance: other, product: ORG AUTH_CLI, services: [PSC] }
`,
    );
  });

  it('misses the one to sign, on its own instance', () => {
    golden(
      'dmp-certificate-pair',
      `certificates:
  - id: a
    instance: ris
    product: ORG AUTH_CLI
    services: [PSC, DMP]
#                   ^^^ error dmp-certificate-pair
  - { id: b, instance: other, product: ORG AUTH_CLI, services: [DMP] }
#                                                               ^^^ error dmp-certificate-pair
`,
    );
  });

  it('misses the one to authenticate', () => {
    golden(
      'dmp-certificate-pair',
      `certificates:
  - { id: b, instance: ris, product: ORG SIGN, services: [DMP] }
#                                                         ^^^ error dmp-certificate-pair
  - { id: c, instance: ris, product: ORG AUTH_CLI, services: [PSC] }
`,
    );
  });

  it('waits for the product and the instance of an entry half typed', () => {
    golden(
      'dmp-certificate-pair',
      `certificates:
  - { id: a, instance: ris, services: [DMP] }
  - { id: b, product: ORG SIGN, services: [DMP] }
`,
    );
  });
});
