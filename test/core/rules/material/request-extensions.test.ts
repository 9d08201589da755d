import assert from 'node:assert/strict';
import { entry, request, told } from '../../../support/material';

const rule = 'request-extensions';

describe(rule, () => {
  const names = () => request({ dnsNames: ['ris.rouen.example'] });

  it('notes alternative names in the request of an ORG certificate, where asked to', async () => {
    const files = { 'certificates.yaml': entry(), 'secrets/one/request.csr': await names() };
    assert.deepEqual(await told(rule, files), ['secrets/one/request.csr info']);
    assert.deepEqual(await told(rule, files, { all: false }), []);
  });

  it('says nothing of a server’s, of one that no entry has, or without names', async () => {
    const server = {
      'certificates.yaml': entry({ product: 'SERV SSL' }),
      'secrets/one/request.csr': await names(),
    };
    assert.deepEqual(await told(rule, server), []);
    const files = {
      'certificates.yaml': entry(),
      'a.csr': await names(),
      'secrets/one/request.csr': await request(),
    };
    assert.deepEqual(await told(rule, files), []);
  });
});
