import assert from 'node:assert/strict';
import { request, told } from '../../../support/material';

const rule = 'request-strength';

describe(rule, () => {
  it('accepts RSA 2048 and more with SHA-2, and other keys', async () => {
    const files = {
      'a.csr': await request(),
      'b.csr': await request({ bits: 3072, hash: 'SHA-512' }),
      'c.csr': await request({ curve: 'P-256' }),
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a short key and of SHA-1, each on its own', async () => {
    const files = {
      'a.csr': await request({ bits: 1024 }),
      'b.csr': await request({ hash: 'SHA-1' }),
      'c.csr': await request({ bits: 1024, hash: 'SHA-1' }),
    };
    assert.deepEqual(await told(rule, files), [
      'a.csr warning',
      'b.csr warning',
      'c.csr warning',
      'c.csr warning',
    ]);
  });
});
