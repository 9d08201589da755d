import assert from 'node:assert/strict';
import { sectorOf } from '../../../src/core/igc/sectors';

describe('sectorOf', () => {
  it('knows SA01 to SA69', () => {
    const codes = Array.from({ length: 69 }, (_, index) => `SA${String(index + 1).padStart(2, '0')}`);
    assert.deepEqual(
      codes.filter((code) => !sectorOf(code)),
      [],
    );
    assert.equal(sectorOf('SA70'), undefined);
    assert.equal(sectorOf('SA08')?.name, 'Cabinet de groupe');
  });

  it('tells since when a code is deprecated', () => {
    assert.equal(sectorOf('SA62')?.deprecated, '2023-03-31');
    assert.equal(sectorOf('SA08')?.deprecated, undefined);
  });
});
