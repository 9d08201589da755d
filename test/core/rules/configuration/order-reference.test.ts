import { golden } from '../../../support/rules';

const two = (first: string, second: string) => `instances:
  - { id: rouen, structure: a, environment: production }
  - { id: rouen-test, structure: a, environment: test }
  - { id: baie, structure: b, environment: production }
certificates:
  - { id: one, ${first}, order: { reference: "R1" } }
  - id: two
    order: { reference: "R1" }
${second}`;
const mark = '#                       ^^^^ error order-reference\n';

describe('order-reference', () => {
  it('accepts several certificates of one form, and the same use with several forms', () => {
    golden(
      'order-reference',
      two('instance: rouen, product: ORG AUTH_CLI', '    instance: rouen\n    product: ORG SIGN\n'),
    );
    golden(
      'order-reference',
      two('instance: rouen, product: ORG SIGN', '    instance: baie\n').replace('"R1"', '"R2"'),
    );
    golden('order-reference', two('product: ORG SIGN', '    instance: lost\n'));
  });

  for (const [what, first, second] of [
    ['another type', 'instance: rouen, product: ORG SIGN', '    instance: rouen\n    product: SERV SSL\n'],
    ['another environment', 'instance: rouen', '    instance: rouen-test\n'],
    ['another structure', 'instance: rouen', '    instance: baie\n'],
  ] as const)
    it(`underlines the number of ${what}`, () => {
      golden('order-reference', two(first, mark + second));
    });
});
