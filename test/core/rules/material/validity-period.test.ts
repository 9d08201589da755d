import assert from 'node:assert/strict';
import { leaf, told } from '../../../support/material';

const rule = 'validity-period';

describe(rule, () => {
  const signed = (notBefore: string, notAfter: string) => leaf({ profile: 'ORG SIGN', notBefore, notAfter });

  it('accepts three years, and 37 months of an older ORG SIGN', async () => {
    const files = {
      'a.pem': (await leaf()).pem,
      'b.pem': (await signed('2021-11-15', '2024-12-15')).pem,
      'person.pem': (await leaf({ profile: 'PERSON', notAfter: '2027-01-01' })).pem,
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('notes any other length', async () => {
    const files = {
      'year.pem': (await leaf({ notAfter: '2027-02-03' })).pem,
      'long.pem': (await signed('2026-01-01', '2029-02-01')).pem,
    };
    assert.deepEqual(await told(rule, files), ['long.pem info', 'year.pem info']);
  });
});
