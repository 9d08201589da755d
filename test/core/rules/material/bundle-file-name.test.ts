import assert from 'node:assert/strict';
import { newKey, platformBundle, told } from '../../../support/material';

const rule = 'bundle-file-name';

describe(rule, () => {
  const authTest = () => platformBundle({ tree: 'test' });
  const sign = () => platformBundle({ profile: 'ORG SIGN', publicKey: newKey() });
  const server = () =>
    platformBundle({
      profile: 'SERV SSL',
      commonName: 'a.example',
      dnsNames: ['a.example'],
      publicKey: newKey(),
    });

  it('accepts what the name says, and names of one’s own', async () => {
    const files = {
      'asip-p12-EL-TEST-ORG-AUTH_CLI-20211115-103506.p12': await authTest(),
      'asip-p12-EL-ORG-SIGN-20261115-103506.p12': await sign(),
      'a/asip-p12-EL-SERV-SSL_SERV-20261115-103506.p12': await server(),
      'org-auth.p12': await sign(),
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of another usage', async () => {
    const files = {
      'a/asip-p12-EL-TEST-ORG-SIGN-20211115-103506.p12': await authTest(),
      'b/asip-p12-EL-ORG-AUTH_CLI-20261115-103506.p12': await sign(),
      'c/asip-p12-EL-ORG-CONF-20261115-103506.p12': await server(),
    };
    assert.deepEqual(
      await told(rule, files),
      Object.keys(files).map((file) => `${file} warning`),
    );
  });

  it('tells of the other environment', async () => {
    const files = {
      'a/asip-p12-EL-ORG-AUTH_CLI-20211115-103506.p12': await authTest(),
      'b/asip-p12-EL-TEST-ORG-SIGN-20261115-103506.p12': await sign(),
    };
    assert.deepEqual(
      await told(rule, files),
      Object.keys(files).map((file) => `${file} warning`),
    );
  });
});
