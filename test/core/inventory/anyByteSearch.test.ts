import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anyByteSearch } from '../../../src/core/inventory/anyByteSearch';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 40 });

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
