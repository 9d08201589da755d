import assert from 'node:assert/strict';
import { leaf, told } from '../../../support/material';

const rule = 'department-mismatch';

describe(rule, () => {
  const files = async (st: string, finess: string, tree?: 'test') => {
    const subject = [{ C: ['FR'] }, { ST: [st] }, { O: ['A'] }, { OU: [`1${finess}`] }, { CN: ['RIS'] }];
    return { 'a.pem': (await leaf({ subject, ...(tree && { tree }) })).pem };
  };

  it('compares the department to the FINESS, in production only', async () => {
    assert.deepEqual(await told(rule, await files('Dordogne (24)', '240000117')), []);
    assert.deepEqual(await told(rule, await files('Martinique (972)', '970200117')), []);
    assert.deepEqual(await told(rule, await files('Corse-du-Sud (2A)', '2A0000117')), []);
    assert.deepEqual(await told(rule, await files('Rhône (69)', '240000117')), ['a.pem info']);
    assert.deepEqual(await told(rule, await files('Haute-Corse (2B)', '240000117')), ['a.pem info']);
    assert.deepEqual(await told(rule, await files('Rhône (69)', '0B0152872', 'test')), []);
  });

  it('is off by default', async () => {
    assert.deepEqual(await told(rule, await files('Rhône (69)', '240000117'), { all: false }), []);
  });
});
