import assert from 'node:assert/strict';
import { prepareReferences, saidOfReference as said } from '../../../support/referenced';
import type { Level } from '../../../../src/core/rules/levels';

describe('server-certificate-usage', () => {
  before(prepareReferences);

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
  reports('application.yml', 'server:\n  a: 1\nclient:\n  ssl:\n    certificate: certs/production.pem\n', []);

  it('is silenced by a level and by a comment', async () => {
    const text =
      'ssl_certificate certs/production.pem; # sante-certs-ignore server-certificate-usage: behind a proxy\n';
    assert.deepEqual(await said('server-certificate-usage', 'nginx.conf', text), []);
    assert.deepEqual(await said('unused-ignore', 'nginx.conf', text), []);
    const off = new Map<string, Level>([['server-certificate-usage', 'off']]);
    const bare = text.replace(/#.*/, '');
    assert.deepEqual(await said('server-certificate-usage', 'nginx.conf', bare, off), []);
  });
});
