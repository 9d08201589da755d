import assert from 'node:assert/strict';
import { findingsAbout, leaf, told } from '../../../support/material';

const rule = 'signing-key-period';

describe(rule, () => {
  const files = async () => ({
    'sign.pem': (
      await leaf({
        profile: 'ORG SIGN',
        notBefore: '2021-11-15',
        notAfter: '2024-12-15',
        signsUntil: new Date('2024-11-15T00:00:00Z'),
      })
    ).pem,
    'auth.pem': (await leaf()).pem,
  });
  const at = async (day: string) => told(rule, await files(), { now: new Date(`${day}T12:00:00Z`) });

  it('warns from the end of the key to that of the certificate', async () => {
    assert.deepEqual(await at('2024-11-14'), []);
    assert.deepEqual(await at('2024-11-15'), ['sign.pem warning']);
    assert.deepEqual(await at('2024-12-14'), ['sign.pem warning']);
    assert.deepEqual(await at('2024-12-16'), []);
  });

  it('names the day', async () => {
    const [finding] = await findingsAbout(rule, await files(), { now: new Date('2024-12-01') });
    assert.match(finding?.message.en ?? '', /until `2024-11-15` only/);
  });
});
