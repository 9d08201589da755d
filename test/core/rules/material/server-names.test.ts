import assert from 'node:assert/strict';
import { entry, leaf, told } from '../../../support/material';

const rule = 'server-names';

describe(rule, () => {
  const server = (dnsNames?: string[]) =>
    leaf({ profile: 'SERV SSL', commonName: 'ris.rouen.example', ...(dnsNames && { dnsNames }) });

  it('accepts a server named among its DNS names, whatever the case, and clients without any', async () => {
    const files = {
      'a.pem': (await server(['www.rouen.example', 'RIS.rouen.example'])).pem,
      'b.pem': (await leaf()).pem,
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a server without DNS names, or named otherwise', async () => {
    const files = { 'a.pem': (await server()).pem, 'b.pem': (await server(['rouen.example'])).pem };
    assert.deepEqual(await told(rule, files), ['a.pem error', 'b.pem error']);
  });

  it('tells it of the certificate of an entry too, whose other rules do not', async () => {
    const configuration = entry({
      product: 'SERV SSL',
      commonName: 'ris.rouen.example',
      services: 'MSSante',
    });
    const files = { 'certificates.yaml': configuration, 'secrets/one/certificate.pem': (await server()).pem };
    assert.deepEqual(await told(rule, files), ['secrets/one/certificate.pem error']);
  });
});
