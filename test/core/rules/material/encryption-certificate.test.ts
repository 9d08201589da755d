import assert from 'node:assert/strict';
import { entry, leaf, platformBundle, told } from '../../../support/material';

const rule = 'encryption-certificate';

describe(rule, () => {
  it('notes an ORG CONF, and no other profile', async () => {
    const files = {
      'conf.pem': (await leaf({ profile: 'ORG CONF' })).pem,
      'dmp/auth.p12': await platformBundle({ profile: 'ORG CONF' }),
      'sign.pem': (await leaf({ profile: 'ORG SIGN' })).pem,
    };
    assert.deepEqual(await told(rule, files), ['conf.pem info', 'dmp/auth.p12 info']);
  });

  it('says nothing where an entry orders it', async () => {
    const files = {
      'certificates.yaml': entry({ product: 'ORG CONF' }),
      'secrets/one/old.pem': (await leaf({ profile: 'ORG CONF' })).pem,
    };
    assert.deepEqual(await told(rule, files), []);
  });
});
