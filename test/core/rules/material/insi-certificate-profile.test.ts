import assert from 'node:assert/strict';
import { entry, leaf, platformBundle, told } from '../../../support/material';

const rule = 'insi-certificate-profile';

describe(rule, () => {
  it('accepts ORG AUTH_CLI, and other profiles of other names', async () => {
    const files = {
      'a.pem': (await leaf({ commonName: 'INSI-AUTO' })).pem,
      'b.pem': (await leaf({ profile: 'ORG SIGN' })).pem,
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of any other under a name of INSi', async () => {
    const files = {
      'a.pem': (await leaf({ commonName: 'INSI-AUTO', profile: 'ORG SIGN' })).pem,
      'b.p12': await platformBundle({ commonName: 'INSI-MANU', profile: 'PERSON' }),
    };
    assert.deepEqual(await told(rule, files), ['a.pem error', 'b.p12 error']);
  });

  it('leaves the certificate of an entry to its own rule', async () => {
    const { pem } = await leaf({ commonName: 'INSI-AUTO', profile: 'ORG SIGN' });
    const configuration = entry({ commonName: 'INSI-AUTO', services: 'INSi' });
    const files = { 'certificates.yaml': configuration, 'secrets/one/certificate.pem': pem };
    assert.deepEqual(await told(rule, files), []);
    assert.deepEqual(await told('certificate-profile', files), ['certificates.yaml error']);
  });
});
