import assert from 'node:assert/strict';
import { checkInventory } from '../../../../src/core/check';
import { cachedInspect } from '../../../../src/core/inventory/cachedInspect';
import { Inventory } from '../../../../src/core/inventory/inventory';
import type { Environment } from '../../../../src/core/config/model';
import type { Level } from '../../../../src/core/rules/levels';
import { createMiniature } from '../../../support/authority';
import { assertBothLanguages } from '../../../support/rules';
import { bytesOf, makeKey } from '../../inventory/keys';

const test = 'https://qualiflps-services-ps-tlsm.ameli.fr/lps';
const production = 'https://services-ps-tlsm.ameli.fr/lps';
const ror = 'https://bas-api-fhir.qualif.ror.esante.gouv.fr';

describe('Rules on the certificates that sources name', () => {
  const certificates: Record<string, string> = {};
  let inspect: ReturnType<typeof cachedInspect>;

  before(async () => {
    const environments: Environment[] = ['test', 'production'];
    const miniatures = await Promise.all(environments.map((environment) => createMiniature(environment)));
    inspect = cachedInspect(miniatures.flatMap(({ authorities }) => authorities));
    for (const [index, miniature] of miniatures.entries()) {
      for (const profile of ['ORG AUTH_CLI', 'SERV SSL'] as const) {
        const issued = await miniature.issue({
          profile,
          commonName: 'ris.example',
          structure: '373282932000074',
          publicKey: makeKey('rsa').request,
          notBefore: new Date('2026-01-01T00:00:00Z'),
          notAfter: new Date('2029-01-01T00:00:00Z'),
          dnsNames: profile === 'SERV SSL' ? ['ris.example'] : [],
        });
        certificates[`${environments[index] ?? ''} ${profile}`] = issued.pem;
      }
    }
  });

  /** What a rule says of a text beside the four certificates, as the words it points at and its severity. */
  const said = async (rule: string, file: string, text: string, levels = new Map<string, Level>()) => {
    const inventory = new Inventory();
    const files = {
      'certs/test.pem': certificates['test ORG AUTH_CLI'],
      'certs/production.pem': certificates['production ORG AUTH_CLI'],
      'certs/server.pem': certificates['production SERV SSL'],
      [file]: text,
    };
    for (const [path, content] of Object.entries(files)) inventory.set(path, bytesOf(content ?? ''));
    const now = new Date('2026-11-21T12:00:00Z');
    const found = await checkInventory(inventory, { now, secretsFolder: 'secrets', inspect, levels });
    return found.flatMap(({ message, severity, range, related, ...finding }) => {
      if (finding.rule !== rule) return [];
      assertBothLanguages(message);
      assert.equal(related.length, 1);
      const line = text.split('\n')[range.start.line] ?? '';
      return [`${severity} ${line.slice(range.start.character, range.end.character)}`];
    });
  };

  describe('called-host-environment', () => {
    const reports = (file: string, text: string, expected: readonly string[]) =>
      it(`says ${expected.join(', ') || 'nothing'} in ${file}: ${text.replaceAll('\n', ' ').slice(0, 60)}`, async () =>
        assert.deepEqual(await said('called-host-environment', file, text), expected));

    reports('.env', `INSI_URL=${production}\nINSI_CERT=certs/test.pem\n`, ['error certs/test.pem']);
    reports('.env', `INSI_URL=${test}\nINSI_CERT=./certs/production.pem\n`, ['error ./certs/production.pem']);
    reports('config/app.yml', `insi:\n  url: ${production}\n  certificate: /etc/ris/test.pem\n`, [
      'error /etc/ris/test.pem',
    ]);
    reports(
      'src/insi.ts',
      `const cert = readFileSync('../certs/test.pem');\n\npost('${production}', cert);`,
      ['error ../certs/test.pem'],
    );
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

  describe('server-certificate-usage', () => {
    const reports = (file: string, text: string, expected: readonly string[]) =>
      it(`says ${expected.join(', ') || 'nothing'} in ${file}: ${text.replaceAll('\n', ' ').slice(0, 60)}`, async () =>
        assert.deepEqual(await said('server-certificate-usage', file, text), expected));

    reports('nginx.conf', 'server {\n  ssl_certificate /etc/nginx/production.pem;\n}', [
      'error /etc/nginx/production.pem',
    ]);
    reports('vhost.conf', 'SSLEngine on\nSSLCertificateFile certs/production.pem\n', [
      'error certs/production.pem',
    ]);
    reports('haproxy.cfg', 'frontend a\n  bind *:443 ssl crt certs/production.pem\n', [
      'error certs/production.pem',
    ]);
    reports('application.properties', 'server.ssl.certificate=classpath:certs/production.pem\n', [
      'error certs/production.pem',
    ]);
    reports(
      'application.yml',
      'server:\n  port: 443\n  ssl:\n    enabled: true\n    certificate: certs/production.pem\n',
      ['error certs/production.pem'],
    );
    reports('server.js', `https.createServer({ key, cert: fs.readFileSync('certs/test.pem') }, app);`, [
      'error certs/test.pem',
    ]);
    reports('nginx.conf', 'ssl_certificate certs/server.pem;', []);
    reports(
      'nginx.conf',
      'proxy_ssl_certificate certs/production.pem;\n# ssl_certificate certs/production.pem;',
      [],
    );
    reports('vhost.conf', 'SSLProxyMachineCertificateFile certs/production.pem\n', []);
    reports('application.yml', 'client:\n  ssl:\n    certificate: certs/production.pem\n', []);
    reports(
      'application.yml',
      'server:\n  a: 1\nclient:\n  ssl:\n    certificate: certs/production.pem\n',
      [],
    );
  });

  it('are silenced by a level and by a comment', async () => {
    const text =
      'ssl_certificate certs/production.pem; # sante-certs-ignore server-certificate-usage: behind a proxy\n';
    assert.deepEqual(await said('server-certificate-usage', 'nginx.conf', text), []);
    assert.deepEqual(await said('unused-ignore', 'nginx.conf', text), []);
    const off = new Map<string, Level>([['server-certificate-usage', 'off']]);
    const bare = text.replace(/#.*/, '');
    assert.deepEqual(await said('server-certificate-usage', 'nginx.conf', bare, off), []);
  });
});
