import assert from 'node:assert/strict';
import { request, told } from '../../../support/material';

const rule = 'long-common-name';

describe(rule, () => {
  it('counts 64 characters, whatever their bytes, where asked to', async () => {
    const named = async (name: string) => ({ 'a.csr': await request({ name: `CN=${name}` }) });
    assert.deepEqual(await told(rule, await named('é'.repeat(64))), []);
    assert.deepEqual(await told(rule, await named('é'.repeat(65))), ['a.csr warning']);
    assert.deepEqual(await told(rule, await named('a'.repeat(80))), ['a.csr warning']);
    assert.deepEqual(await told(rule, await named('a'.repeat(80)), { all: false }), []);
  });
});
