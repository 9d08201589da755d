import assert from 'node:assert/strict';
import { entry, findingsAbout, leaf, told } from '../../../support/material';

const rule = 'subject-structure';

describe(rule, () => {
  for (const structure of [
    '10B0152872',
    '318751275100020',
    '499700367909006',
    '2356000000',
    '0ADELI',
    '712345',
  ])
    it(`accepts ${structure}`, async () => {
      assert.deepEqual(await told(rule, { 'a.pem': (await leaf({ structure })).pem }), []);
    });

  for (const [structure, said] of [
    ['18751275100020', /an identifier without its prefix/],
    ['99700367909006', /an identifier without its prefix/],
    ['33333333333', /SIRET of 14 characters, and 10 follow/],
    ['124000011', /FINESS of 9 characters, and 8 follow/],
    ['CABINET', /no identifier of a structure/],
  ] as const)
    it(`tells of ${structure}`, async () => {
      const [finding] = await findingsAbout(rule, { 'a.pem': (await leaf({ structure })).pem });
      assert.equal(finding?.severity, 'error');
      assert.match(finding.message.en, said);
    });

  it('leaves the certificate of an entry to its own rule', async () => {
    const { pem } = await leaf({ structure: '99700367909006' });
    const files = { 'certificates.yaml': entry(), 'secrets/one/certificate.pem': pem };
    assert.deepEqual(await told(rule, files), []);
    assert.deepEqual(await told('certificate-structure', files), ['certificates.yaml error']);
  });
});
