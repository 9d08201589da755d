import assert from 'node:assert/strict';
import type { LeafOptions } from '../../../support/material';
import { entry, leaf, told } from '../../../support/material';

const rule = 'person-certificate';

describe(rule, () => {
  const titled: LeafOptions['subject'] = [
    { C: ['FR'] },
    { '2.5.4.12': ['Médecin'] },
    { OU: ['10B0152872'] },
    { '2.5.4.42': ['ANNE'], CN: ['899700523527'], '2.5.4.4': ['DOC0036790'] },
  ];

  it('accepts the certificate of an organisation', async () => {
    assert.deepEqual(await told(rule, { 'certificates/INSI-AUTO/auth.pem': (await leaf()).pem }), []);
  });

  it('tells of a person’s where the path or an entry wants an organisation’s', async () => {
    const { pem } = await leaf({ profile: 'PERSON' });
    const files = {
      'certificates.yaml': entry(),
      'certificates/AUTO-certificate.pem': pem,
      'secrets/one/chain.pem': (await leaf({ subject: titled })).pem,
      'dmp/noou.pem': (await leaf({ subject: [{ C: ['FR'] }, { CN: ['RIS'] }] })).pem,
    };
    assert.deepEqual(await told(rule, files), [
      'certificates/AUTO-certificate.pem error',
      'dmp/noou.pem error',
      'secrets/one/chain.pem error',
    ]);
  });

  it('only notes it elsewhere, and leaves that of an entry to its own rule', async () => {
    const { pem } = await leaf({ profile: 'PERSON' });
    assert.deepEqual(await told(rule, { 'cards/automatic.pem': pem }), ['cards/automatic.pem info']);
    const files = { 'certificates.yaml': entry(), 'secrets/one/certificate.pem': pem };
    assert.deepEqual(await told(rule, files), []);
    assert.deepEqual(await told('certificate-profile', files), ['certificates.yaml error']);
  });
});
