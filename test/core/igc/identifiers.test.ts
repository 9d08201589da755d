import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import {
  checkDigitsAgree,
  givenIdentifiers,
  identifierForms,
  structIdNat,
} from '../../../src/core/igc/identifiers';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

describe('checkDigitsAgree', () => {
  it('agrees with stdnum on any SIREN and SIRET, those of La Poste included', () => {
    const laPoste = digits(5).map((nic) => `356000000${nic}`);
    fc.assert(
      fc.property(fc.oneof(digits(14), laPoste), (value) => {
        assert.equal(checkDigitsAgree({ kind: 'siret', value }), stdnum.FR?.siret?.validate(value).isValid);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(digits(9), (value) => {
        assert.equal(checkDigitsAgree({ kind: 'siren', value }), stdnum.FR?.siren?.validate(value).isValid);
      }),
      { numRuns: 500 },
    );
  });

  for (const value of ['18751275100020', '73282932000074', '35600000049837', '35600000000048'])
    it(`holds for the SIRET ${value}`, () => assert.ok(checkDigitsAgree({ kind: 'siret', value })));

  for (const value of ['99700367909006', '99700024450014'])
    it(`holds for the RPPS-rang ${value}`, () => assert.ok(checkDigitsAgree({ kind: 'rppsRang', value })));

  it('checks the RPPS inside an RPPS-rang as well', () => {
    assert.ok(!checkDigitsAgree({ kind: 'rppsRang', value: '99700367909016' }));
    // The key of the whole was recomputed, so only that of the RPPS is wrong.
    const withWrongRpps = Array.from({ length: 10 }, (_, key) => `9970036790800${key}`);
    assert.ok(withWrongRpps.every((value) => !checkDigitsAgree({ kind: 'rppsRang', value })));
  });
});

describe('structIdNat', () => {
  it('puts the digit of the kind before the identifier', () => {
    assert.equal(structIdNat({ kind: 'siret', value: '18751275100020' }), '318751275100020');
    assert.equal(structIdNat({ kind: 'finess', value: '0B0152872' }), '10B0152872');
    assert.equal(structIdNat({ kind: 'rppsRang', value: '99700367909006' }), '499700367909006');
    assert.equal(structIdNat({ kind: 'siren', value: '187512751' }), '2187512751');
  });
});

describe('givenIdentifiers', () => {
  it('drops the spaces between groups of digits and keeps the place of each number', () => {
    assert.deepEqual(givenIdentifiers({ siret: '732 829 320 00074', rppsRang: ['1', '2'] }), [
      { kind: 'siret', value: '73282932000074', path: ['siret'] },
      { kind: 'rppsRang', value: '1', path: ['rppsRang', 0] },
      { kind: 'rppsRang', value: '2', path: ['rppsRang', 1] },
    ]);
  });
});

describe('identifierForms', () => {
  for (const finess of ['240000117', '2A0000117', '2B0000117', '0B0152872', '1B0073160'])
    it(`takes ${finess} for a FINESS`, () => assert.match(finess, identifierForms.finess.form));
  for (const other of ['24000011', '2400001170', 'AB0000117', '1A0073160'])
    it(`does not take ${other} for a FINESS`, () => assert.doesNotMatch(other, identifierForms.finess.form));
});
