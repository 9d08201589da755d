import assert from 'node:assert/strict';
import { makeKey } from '../../inventory/keys';
import { findingsAbout, leaf, request, told } from '../../../support/material';

const rule = 'key-beside-request';

describe(rule, () => {
  const { pkcs8, encrypted, traditional } = makeKey('rsa');

  it('accepts a request alone, and a key beside a certificate', async () => {
    const files = { 'a.csr': await request(), 'b.pem': pkcs8 + (await leaf()).pem };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a key in the file of a request, encrypted or not, at the key', async () => {
    for (const key of [pkcs8, encrypted, traditional]) {
      const csr = await request();
      const [finding] = await findingsAbout(rule, { 'a.csr': `${csr}\n${key}` });
      assert.equal(finding?.severity, 'error');
      assert.equal(finding.range.start.line, csr.split('\n').length);
      assert.equal(finding.related[0]?.range.start.line, 0);
    }
  });
});
