import assert from 'node:assert/strict';
import { makeKey } from '../../inventory/keys';
import { findingsAbout, leaf, request, told } from '../../../support/material';

const rule = 'key-beside-certificate';

describe(rule, () => {
  const { pkcs8, encrypted } = makeKey('rsa');

  it('accepts each in a file of its own, and leaves a request to its rule', async () => {
    const { pem } = await leaf();
    assert.deepEqual(await told(rule, { 'a.crt': pem, 'a.key': pkcs8 }), []);
    assert.deepEqual(await told(rule, { 'a.pem': pem + pkcs8 + (await request()) }), []);
  });

  it('tells of a key in the file of a certificate of IGC-Santé, at the key', async () => {
    const { pem } = await leaf();
    for (const key of [pkcs8, encrypted]) {
      const [finding, ...others] = await findingsAbout(rule, { 'a.pem': `${pem}\n${key}` });
      assert.deepEqual([finding?.severity, others], ['info', []]);
      assert.equal(finding?.range.start.line, pem.split('\n').length);
      assert.equal(finding.related[0]?.range.start.line, 0);
    }
  });
});
