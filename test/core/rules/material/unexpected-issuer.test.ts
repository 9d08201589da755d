import assert from 'node:assert/strict';
import { entry, leaf, selfSigned, told } from '../../../support/material';

const rule = 'unexpected-issuer';

describe(rule, () => {
  it('expects ELEMENTAIRE ORGANISATIONS, and says nothing of foreign certificates elsewhere', async () => {
    const files = { 'a.pem': (await leaf()).pem, 'vendor/site.pem': await selfSigned('CN=site.example') };
    assert.deepEqual(await told(rule, files), []);
  });

  it('warns of a certificate of another range', async () => {
    assert.deepEqual(await told(rule, { 'a.pem': (await leaf({ tree: 'standard' })).pem }), [
      'a.pem warning',
    ]);
  });

  it('tells of a foreign certificate among the files of an entry', async () => {
    const files = {
      'certificates.yaml': entry(),
      'secrets/one/certificate.pem': (await leaf()).pem,
      'secrets/one/old.pem': await selfSigned('CN=RIS'),
    };
    assert.deepEqual(await told(rule, files), ['secrets/one/old.pem error']);
    const own = { 'certificates.yaml': entry(), 'secrets/one/certificate.pem': await selfSigned('CN=RIS') };
    assert.deepEqual(await told(rule, own), []);
  });
});
