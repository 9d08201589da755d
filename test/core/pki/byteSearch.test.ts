import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anyByteSearch, byteSearch } from '../../../src/core/pki/byteSearch';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 40 });
const from = fc.nat({ max: 10 });

describe('byteSearch', () => {
  it('finds what indexOf finds', () => {
    fc.assert(
      fc.property(text, letters, from, (haystack, needle, start) => {
        const bytes = Buffer.from(haystack);
        assert.equal(
          byteSearch(needle)(bytes, start),
          start > bytes.length ? -1 : bytes.indexOf(needle, start),
        );
      }),
    );
  });
});

describe('anyByteSearch', () => {
  it('tells whether includes finds any', () => {
    fc.assert(
      fc.property(text, fc.array(letters, { minLength: 1, maxLength: 5 }), (haystack, needles) => {
        const expected = needles.some((needle) => haystack.includes(needle));
        assert.equal(anyByteSearch(needles)(Buffer.from(haystack)), expected);
      }),
      { numRuns: 2000 },
    );
  });
});
