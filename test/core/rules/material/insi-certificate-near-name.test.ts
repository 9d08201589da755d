import assert from 'node:assert/strict';
import { leaf, request, told } from '../../../support/material';

const rule = 'insi-certificate-near-name';

describe(rule, () => {
  const named = async (name: string) => ({
    'a.pem': (await leaf({ commonName: name })).pem,
    'b.csr': await request({ name: `CN=${name}` }),
  });

  for (const name of ['INSI-AUT', 'INS-AUTO', 'INSI-MANUEL', 'insi test'])
    it(`tells of ${name}`, async () => {
      assert.deepEqual(await told(rule, await named(name)), ['a.pem warning', 'b.csr warning']);
    });

  for (const name of ['INSI-AUTO', 'insi_auto', 'RIS Rouen', 'AUTO'])
    it(`says nothing of ${name}`, async () => assert.deepEqual(await told(rule, await named(name)), []));

  it('is off by default', async () => {
    assert.deepEqual(await told(rule, await named('INSI-AUT'), { all: false }), []);
  });
});
