import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../platform/temporaryFolder';
import { createMiniature, type Miniature } from '../support/authority';
import { itWithOpenssl, openssl } from '../support/openssl';
import { cli, isOneLine } from './cli';

describe('sante-certs share', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let authority: Miniature;
  before(async () => {
    authority = await createMiniature();
  });

  const issue = async (profile: 'ORG CONF' | 'ORG SIGN') =>
    authority.issue({
      profile,
      commonName: 'Destinataire',
      structure: '318751275100020',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    });

  itWithOpenssl('encrypts by a passphrase that it shows once', () => {
    using folder = temporaryFolder({ 'a.csr': 'content' });
    const run = cli(folder.path, 'share', 'a.csr', '--passphrase');
    assert.equal(run.status, 0);
    const [, passphrase = ''] = /: (\S{29})\n$/.exec(run.stderr) ?? [];
    assert.doesNotMatch(run.stdout, new RegExp(passphrase));
    assert.match(run.stdout, /openssl cms -decrypt -inform DER -in a\.csr\.p7m -pwri_password/);
    const file = join(folder.path, 'a.csr.p7m');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const args = ['cms', '-decrypt', '-inform', 'DER', '-in', file, '-pwri_password', passphrase];
    assert.equal(openssl(args, '').stdout, 'content');
    const before = readFileSync(file);
    cli(folder.path, 'share', 'a.csr', '--passphrase');
    assert.deepEqual(readFileSync(file), before);
    assert.ok(existsSync(join(folder.path, 'a.csr.2.p7m')));
  });

  itWithOpenssl('encrypts for a certificate, and says whose', async () => {
    using folder = temporaryFolder({
      'a.csr': 'content',
      'to.pem': (await issue('ORG CONF')).pem,
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    });
    const run = cli(folder.path, 'share', 'a.csr', '--to', 'to.pem', '--at', '2026-11-22');
    assert.equal(run.status, 0);
    assert.match(run.stderr, /encrypted for CN=Destinataire,.*\n.*is no known authority/);
    const [file, key] = [join(folder.path, 'a.csr.p7m'), join(folder.path, 'key')];
    const args = ['cms', '-decrypt', '-inform', 'DER', '-in', file, '-inkey', key];
    assert.equal(openssl(args, '').stdout, 'content');
  });

  it('refuses a certificate that is for something else, and unclear orders', async () => {
    using folder = temporaryFolder({ a: 'content', 'to.pem': (await issue('ORG SIGN')).pem });
    for (const given of [
      ['a', '--to', 'to.pem'],
      ['a'],
      ['--passphrase'],
      ['a', '--to', 'to.pem', '--passphrase'],
      ['none', '--passphrase'],
    ]) {
      const run = cli(folder.path, 'share', ...given);
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.ok(isOneLine(run.stderr), run.stderr);
    }
    assert.equal(existsSync(join(folder.path, 'a.p7m')), false);
  });
});
