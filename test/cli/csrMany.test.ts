import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openssl } from '../support/openssl';
import { temporaryFolder } from '../platform/temporaryFolder';
import { insiConfiguration } from '../support/insiConfiguration';
import { cli, isOneLine } from './cli';

const configuration = `${insiConfiguration}  - { id: sign, instance: ris, product: ORG SIGN, commonName: RIS Beauvais, services: [DMP] }
  - { id: wrong, instance: none, product: ORG AUTH_CLI, commonName: RIS Beauvais, services: [DMP] }
`;
const files = { 'certificates.yaml': configuration, phrase: 'correct horse\n' };
const key = (id: string) => `secrets/${id}/private-key.pem`;
const request = (id: string) => `secrets/${id}/request.csr`;
const both = (id: string) => `${key(id)}\n${request(id)}\n`;

describe('sante-certs csr of several', () => {
  it('makes those that are named, says what it did not make and why, and ends with 2', () => {
    using folder = temporaryFolder(files);
    const ids = ['sign', 'wrong', 'insi', 'sign'];
    const run = cli(folder.path, 'csr', ...ids, '--passphrase-file', 'phrase');
    assert.deepEqual([run.status, run.stdout], [2, both('sign') + both('insi')]);
    const [reason, summary, ...rest] = run.stderr.trimEnd().split('\n');
    assert.match(reason ?? '', /^sante-certs: wrong: unknown-reference: /);
    assert.equal(summary, 'sante-certs: Made: 2. Not made: 1 (wrong).');
    assert.deepEqual(rest, []);
    for (const id of ['sign', 'insi'])
      assert.equal(
        openssl(['pkey', '-passin', 'pass:correct horse', '-noout', '-in', join(folder.path, key(id))], '')
          .status,
        0,
      );
    assert.equal(existsSync(join(folder.path, 'secrets/wrong')), false);
  });

  it('makes all that lack a key, and then none', () => {
    const right = configuration.replace('instance: none', 'instance: ris');
    using folder = temporaryFolder({ 'certificates.yaml': right, [request('insi')]: 'old' });
    const run = cli(folder.path, 'csr', '--missing', '--no-passphrase');
    assert.deepEqual([run.status, run.stdout], [0, both('sign') + both('wrong')]);
    assert.equal(run.stderr, 'sante-certs: Made: 2. Not made: 0.\n');
    const again = cli(folder.path, 'csr', '--missing', '--lang', 'fr');
    assert.deepEqual([again.status, again.stdout], [0, '']);
    assert.equal(again.stderr, 'sante-certs: Aucun certificat ne manque de clé : rien n’a été créé.\n');
    assert.equal(readFileSync(join(folder.path, request('insi')), 'utf8'), 'old');
  });

  const refused: [string, RegExp, string[]][] = [
    ['ids beside --missing', /--missing alone/, ['insi', '--missing']],
    ['a renewal of what lacks a key', /without --renewal/, ['--missing', '--renewal']],
    ['a curve for IGC-Santé', /with --subject/, ['insi', '--curve', 'P-256']],
    ['no word on the passphrase', /--passphrase-file/, ['insi', 'sign']],
    [
      'a configuration that is not read whole',
      /broken\.yaml:\d+: .*bracket/,
      ['--missing', '--config', 'broken.yaml'],
    ],
  ];
  for (const [what, message, given] of refused) {
    it(`refuses ${what} and writes nothing`, () => {
      using folder = temporaryFolder({ ...files, 'broken.yaml': `${configuration}  - { id: [\n` });
      const run = cli(folder.path, 'csr', ...given);
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.ok(isOneLine(run.stderr), run.stderr);
      assert.match(run.stderr, message);
      assert.equal(existsSync(join(folder.path, 'secrets')), false);
    });
  }
});

describe('sante-certs csr for another product', () => {
  const subject = ['--subject', 'CN=server.example,O=Éditeur\\, Radio,C=FR'];

  it('makes a key on a curve and a request that openssl verifies, without a configuration', () => {
    using folder = temporaryFolder({ phrase: files.phrase });
    const given = [...subject, '--dns', 'server.example,www.server.example', '--curve', 'P-384'];
    const run = cli(folder.path, 'csr', 'internal', ...given, '--passphrase-file', 'phrase');
    assert.deepEqual([run.status, run.stdout], [0, both('internal')]);
    assert.ok(isOneLine(run.stderr));
    assert.match(run.stderr, /not one for IGC-Santé/);
    const options = ['-verify', '-noout', '-text', '-nameopt', 'RFC2253,utf8,-esc_msb'];
    const { stdout, stderr } = openssl(
      ['req', ...options, '-in', join(folder.path, request('internal'))],
      '',
    );
    assert.match(stderr, /verify OK/);
    assert.match(stdout, /ecdsa-with-SHA384/);
    assert.match(stdout, /Subject: CN=server\.example,O=Éditeur\\, Radio,C=FR\n/);
    assert.match(stdout, /DNS:server\.example, DNS:www\.server\.example\n/);
  });

  const refused: [string, RegExp, string[]][] = [
    ['an entry of the configuration', /certificate of the configuration/, ['Insi', ...subject]],
    ['a subject without a name', /\(CN\) is empty/, ['x', '--subject', 'O=a']],
    ['a subject that is none', /is written as CN=/, ['x', '--subject', '/CN=a']],
    ['a name that is none', /is no DNS name/, ['x', ...subject, '--dns', 'https://a.example']],
    ['another curve', /P-256, P-384/, ['x', ...subject, '--curve', 'P-521']],
    ['a curve of so many bits', /not both/, ['x', ...subject, '--curve', 'P-256', '--bits', '3072']],
    ['no name', /one new folder/, subject],
    ['several names', /one new folder/, ['x', 'y', ...subject]],
    ['a configuration that is not there', /no such file/, ['x', ...subject, '--config', 'none.yaml']],
  ];
  for (const [what, message, given] of refused) {
    it(`refuses ${what} and writes nothing`, () => {
      using folder = temporaryFolder(files);
      const run = cli(folder.path, 'csr', ...given, '--no-passphrase');
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.ok(isOneLine(run.stderr), run.stderr);
      assert.match(run.stderr, message);
      assert.equal(existsSync(join(folder.path, 'secrets')), false);
    });
  }
});
