import assert from 'node:assert/strict';
import { entry, findingsAbout, leaf, request, told } from '../../../support/material';

const rule = 'insi-certificate-name';

describe(rule, () => {
  it('accepts the two names, and any other where INSi is not meant', async () => {
    const files = {
      'a.pem': (await leaf({ commonName: 'INSI-AUTO' })).pem,
      'b.pem': (await leaf({ commonName: 'Padoa' })).pem,
      'c.csr': await request({ name: 'C=FR, CN=INSI-MANU' }),
      'd.csr': await request(),
    };
    assert.deepEqual(await told(rule, files), []);
  });

  for (const name of [
    'Insi-Manu',
    'INSI-AUTO ',
    'INSI - AUTO',
    'INSI\u00a0-\u202fAUTO',
    'INSI–AUTO',
    'INSI_AUTO',
    'INSIMANU',
  ])
    it(`tells of ${JSON.stringify(name)}, in a certificate and in a request`, async () => {
      const files = {
        'a.pem': (await leaf({ commonName: name })).pem,
        'b.csr': await request({ name: `CN="${name}"` }),
      };
      const findings = await findingsAbout(rule, files);
      assert.deepEqual(await told(rule, files), ['a.pem error', 'b.csr error']);
      for (const { message } of findings) assert.match(message.en, /named `INSI-(AUTO|MANU)`/);
    });

  it('wants one of the two in the files of an entry for INSi', async () => {
    const configuration = entry({ commonName: 'INSI-AUTO', services: 'INSi' });
    const files = {
      'certificates.yaml': configuration,
      'secrets/one/request.csr': await request({ name: 'CN=RIS' }),
      'secrets/one/old.pem': (await leaf({ commonName: 'RIS' })).pem,
    };
    assert.deepEqual(await told(rule, files), ['secrets/one/old.pem error', 'secrets/one/request.csr error']);
  });

  it('leaves a name that the configuration has too to the rules on configurations', async () => {
    const files = {
      'certificates.yaml': entry({ commonName: 'insi-auto', services: 'INSi' }),
      'secrets/one/request.csr': await request({ name: 'CN=insi-auto' }),
      'secrets/one/certificate.pem': (await leaf({ commonName: 'insi-auto' })).pem,
    };
    assert.deepEqual(await told(rule, files), []);
    assert.deepEqual(await told('insi-common-name', files), ['certificates.yaml error']);
  });
});
