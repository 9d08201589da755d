import assert from 'node:assert/strict';
import { request, told } from '../../../support/material';

const rule = 'request-signature';

describe(rule, () => {
  it('accepts what its own key signed', async () => {
    const files = { 'a.csr': await request(), 'b.csr': await request({ curve: 'P-256' }) };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a name changed afterwards, and of a damaged signature', async () => {
    const der = Buffer.from((await request()).replace(/-----.*-----|\s/g, ''), 'base64');
    const renamed = Uint8Array.from(der);
    renamed.set(Buffer.from('RIS Dijon'), der.indexOf('RIS Rouen'));
    const damaged = Uint8Array.from(der);
    damaged[der.length - 3] = 255 - (der[der.length - 3] ?? 0);
    assert.deepEqual(await told(rule, { 'a.csr': renamed, 'b.csr': damaged }), [
      'a.csr error',
      'b.csr error',
    ]);
  });
});
