import assert from 'node:assert/strict';
import { leaf, told } from '../../../support/material';

const rule = 'truncated-organization';

describe(rule, () => {
  it('notes a name of exactly 40 characters, where asked to', async () => {
    const named = async (organization: string) => ({ 'a.pem': (await leaf({ organization })).pem });
    const cut = await named("AGENCE DES SYSTEMES D'INFORMATION PARTAG");
    assert.deepEqual(await told(rule, cut), ['a.pem info']);
    assert.deepEqual(await told(rule, await named('é'.repeat(40))), ['a.pem info']);
    assert.deepEqual(await told(rule, await named("AGENCE DES SYSTEMES D'INFORMATION PARTA")), []);
    assert.deepEqual(await told(rule, cut, { all: false }), []);
  });
});
