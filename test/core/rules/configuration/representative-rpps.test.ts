import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const holder = (kind: string, ranks: string, rpps: string, mark = '') => `structures:
  - id: a
    kind: ${kind}
    identifier: { rppsRang: [${ranks}] }
    representative: { rpps: "${rpps}" }
${mark}`;

describe('representative-rpps', () => {
  it('accepts the holder’s own number, and colleagues in a group', () => {
    golden('representative-rpps', holder('individual-practice', '"99700367909006"', '997 0036 7909'));
    golden(
      'representative-rpps',
      holder('group-practice', '"99700024450014", "99700367909006"', '99700367909'),
    );
    golden('representative-rpps', holder('company', '', '99700367909'));
  });

  it('tells what is wrong with a number', () => {
    for (const [rpps, expected] of [
      ['899700367909', /Write `99700367909`/],
      ['99700367908', /mistyped/],
      ['9970036790', /11 digits/],
    ] as const) {
      const mark = `#                           ${'^'.repeat(rpps.length + 2)} error representative-rpps\n`;
      const [finding] = golden(
        'representative-rpps',
        holder('group-practice', '"99700367909006"', rpps, mark),
      );
      assert.match(finding?.message.en ?? '', expected);
    }
  });

  it('underlines the practice of someone else', () => {
    const wrong = (kind: string) => `structures:
  - id: a
    kind: ${kind}
    identifier: { rppsRang: ["99700024450014"] }
#                            ^^^^^^^^^^^^^^^^ error representative-rpps
    representative: { rpps: "99700367909" }
`;
    golden('representative-rpps', wrong('individual-practice'));
    golden('representative-rpps', wrong('group-practice'));
  });
});
