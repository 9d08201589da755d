import assert from 'node:assert/strict';
import { nearest } from '../../src/core/nearest';

describe('nearest', () => {
  const known = ['commonName', 'callMode', 'contact', 'services', 'id'];
  const cases: [string, string | undefined][] = [
    ['comonName', 'commonName'],
    ['commonname', 'commonName'],
    ['common_name', 'commonName'],
    ['cmomonName', 'commonName'],
    ['service', 'services'],
    ['Contact', 'contact'],
    ['ids', 'id'],
    ['telephone', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ];
  for (const [typed, meant] of cases)
    it(`takes ${JSON.stringify(typed.slice(0, 20))} for ${meant ?? 'nothing'}`, () => {
      assert.equal(nearest(typed, known), meant);
    });

  it('counts two swapped letters as one slip', () => {
    assert.equal(nearest('roune', ['rouen']), 'rouen');
    assert.equal(nearest('ruone', ['rouen']), undefined);
  });
});
