import assert from 'node:assert/strict';
import { leaf, told } from '../../../support/material';

const rule = 'unrecognised-profile';

describe(rule, () => {
  const files = async () => ({
    'odd.pem': (await leaf({ profile: 'UNKNOWN' })).pem,
    'sign.pem': (await leaf({ profile: 'ORG SIGN' })).pem,
    'person.pem': (await leaf({ profile: 'PERSON' })).pem,
  });

  it('tells of usages that no profile has', async () => {
    assert.deepEqual(await told(rule, await files()), ['odd.pem warning']);
  });

  it('is off by default', async () => {
    assert.deepEqual(await told(rule, await files(), { all: false }), []);
  });
});
