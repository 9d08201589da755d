import assert from 'node:assert/strict';
import { request, told } from '../../../support/material';

const rule = 'request-key-type';

describe(rule, () => {
  it('tells of a key that is not RSA, where asked to', async () => {
    const files = {
      'a.csr': await request(),
      'b.csr': await request({ curve: 'P-256' }),
      'c.csr': await request({ curve: 'P-384', hash: 'SHA-384' }),
    };
    assert.deepEqual(await told(rule, files), ['b.csr warning', 'c.csr warning']);
    assert.deepEqual(await told(rule, files, { all: false }), []);
  });
});
