import assert from 'node:assert/strict';
import { leaf, told } from '../../../support/material';

const rule = 'subject-check-digit';

describe(rule, () => {
  for (const [structure, severity] of [
    ['318751275100020', undefined],
    ['318751275100021', 'warning'],
    ['335600000049837', undefined],
    ['499700367909006', undefined],
    ['499700367909016', 'warning'],
    ['2187512751', undefined],
    ['2187512752', 'warning'],
    ['11B0073160', undefined],
    ['1240000118', undefined],
  ] as const)
    it(`says ${severity ?? 'nothing'} of ${structure}`, async () => {
      const expected = severity ? [`a.pem ${severity}`] : [];
      assert.deepEqual(await told(rule, { 'a.pem': (await leaf({ structure })).pem }), expected);
    });
});
