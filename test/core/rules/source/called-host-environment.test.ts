import assert from 'node:assert/strict';
import { prepareReferences, saidOfReference as said } from '../../../support/referenced';

const test = 'https://qualiflps-services-ps-tlsm.ameli.fr/lps';
const production = 'https://services-ps-tlsm.ameli.fr/lps';
const ror = 'https://bas-api-fhir.qualif.ror.esante.gouv.fr';

describe('called-host-environment', () => {
  before(prepareReferences);

  const reports = (file: string, text: string, expected: readonly string[]) =>
    it(`says ${expected.join(', ') || 'nothing'} in ${file}: ${text.replaceAll('\n', ' ').slice(0, 60)}`, async () =>
      assert.deepEqual(await said('called-host-environment', file, text), expected));

  reports('.env', `INSI_URL=${production}\nINSI_CERT=certs/test.pem\n`, ['error certs/test.pem']);
  reports('.env', `INSI_URL=${test}\nINSI_CERT=./certs/production.pem\n`, ['error ./certs/production.pem']);
  reports('config/app.yml', `insi:\n  url: ${production}\n  certificate: /etc/ris/test.pem\n`, [
    'error /etc/ris/test.pem',
  ]);
  reports('src/insi.ts', `const cert = readFileSync('../certs/test.pem');\n\npost('${production}', cert);`, [
    'error ../certs/test.pem',
  ]);
  reports('.env', `ROR=${ror}\nCERT=certs/production.pem\n`, ['info certs/production.pem']);
  reports('.env', `INSI_URL=${production}\nINSI_CERT=certs/production.pem\n`, []);
  reports('.env', `A=${test}\nB=${production}\nINSI_CERT=certs/test.pem\n`, []);
  reports('.env', `A=${test}\nA_CERT=certs/test.pem\n\nB=${production}\nB_CERT=certs/production.pem\n`, []);
  reports('app.yml', `a: ${test}\nc: certs/test.pem\n---\na: ${production}\nc: certs/production.pem\n`, []);
  reports('.env', `# ${production}\nINSI_CERT=certs/test.pem\n`, []);
  reports('.env', `INSI_URL=${production}\nINSI_CERT=certs/other.pem\n`, []);
  reports('.env', `URL=https://messaging.hub.esante.gouv.fr\nCERT=certs/test.pem\n`, []);
  reports('README.md', `\`\`\`\nURL=${production}\nCERT=certs/test.pem\n\`\`\`\n`, []);
});
