import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { temporaryFolder } from '../platform/temporaryFolder';
import { leaf, miniature } from '../support/material';
import { openssl } from '../support/openssl';
import { insiConfiguration } from '../support/insiConfiguration';
import { cli, isOneLine } from './cli';

const configuration = insiConfiguration;
const bundle = 'secrets/insi/bundle.p12';

describe('sante-certs p12', () => {
  let files: Record<string, string>;

  before(async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { pem } = await leaf({ publicKey: publicKey.export({ type: 'spki', format: 'der' }) });
    const { intermediate, root } = await miniature();
    const encrypted = {
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'of the key',
    } as const;
    files = {
      'certificates.yaml': configuration,
      phrase: 'correct horse\n',
      keyphrase: 'of the key\n',
      'secrets/insi/private-key.pem': privateKey.export(encrypted) as string,
      'secrets/insi/certificate.pem': pem,
      'secrets/insi/chain.pem': root.pem + intermediate.pem,
      'clear.key': privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    };
  });

  const passphrases = ['--passphrase-file', 'phrase', '--key-passphrase-file', 'keyphrase'];
  const shown = (path: string, ...given: string[]) =>
    openssl(['pkcs12', '-info', '-nodes', '-in', path, '-passin', 'pass:correct horse', ...given], '');

  it('puts the key, certificate and chain of an entry together, each once, for their owner only', () => {
    const certificate = 'secrets/insi/certificate.pem';
    const withChain = `${files[certificate] ?? ''}${files['secrets/insi/chain.pem'] ?? ''}`;
    using folder = temporaryFolder({ ...files, [certificate]: withChain });
    const run = cli(folder.path, 'p12', 'insi', ...passphrases);
    assert.deepEqual([run.status, run.stdout, run.stderr], [0, `${bundle}\n`, '']);
    const path = join(folder.path, bundle);
    const { status, stdout, stderr } = shown(path);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /MAC: sha256[^]*AES-256-CBC, Iteration 600000/);
    assert.match(stdout, /friendlyName: insi/);
    assert.equal(stdout.match(/BEGIN CERTIFICATE/g)?.length, 3);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('takes files, another name, and warns of legacy', () => {
    using folder = temporaryFolder(files);
    const given = ['--key', 'clear.key', '--cert', 'secrets/insi/certificate.pem', '--out', 'new.p12'];
    const run = cli(
      folder.path,
      'p12',
      ...given,
      '--compatibility',
      'legacy',
      '--name',
      'ris',
      '--passphrase-file',
      'phrase',
    );
    assert.deepEqual([run.status, run.stdout], [0, 'new.p12\n'], run.stderr);
    assert.match(run.stderr, /3DES and SHA-1 protect little/);
    const { stdout, stderr } = shown(join(folder.path, 'new.p12'));
    assert.match(stderr, /MAC: sha1[^]*3-KeyTripleDES/);
    assert.match(stdout, /friendlyName: ris/);
    assert.equal(stdout.match(/BEGIN CERTIFICATE/g)?.length, 1);
  });

  it('writes a legacy file anew beside it, and reports on both', () => {
    using folder = temporaryFolder(files);
    const all = (files['clear.key'] ?? '') + (files['secrets/insi/certificate.pem'] ?? '');
    const old = openssl(['pkcs12', '-export', '-legacy', '-passout', 'pass:correct horse'], all).bytes;
    writeFileSync(join(folder.path, 'old.p12'), old);
    const run = cli(folder.path, 'p12', '--modernize', 'old.p12', '--passphrase-file', 'phrase');
    assert.deepEqual([run.status, run.stdout, run.stderr], [0, 'old-modern.p12\n', '']);
    assert.match(shown(join(folder.path, 'old-modern.p12')).stderr, /AES-256-CBC, Iteration 600000/);
    assert.deepEqual(new Uint8Array(readFileSync(join(folder.path, 'old.p12'))), old);
    const earlier = cli(folder.path, 'p12', '--report', 'old.p12');
    assert.match(earlier.stdout, /RC2-40[^]*OpenSSL 3 needs -legacy/);
    const after = cli(folder.path, 'p12', '--report', 'old-modern.p12', '--lang', 'fr');
    assert.match(after.stdout, /AES-256-CBC[^]*Java 8 avant la mise à jour 301[^]*RIS Rouen/);
    assert.equal(cli(folder.path, 'p12', '--modernize', 'old.p12', '--passphrase-file', 'phrase').status, 2);
  });

  const refused: [string, RegExp, string[]][] = [
    ['nothing to do', /Name one certificate/, []],
    ['two things to do', /Name one certificate/, ['insi', '--report', 'x']],
    ['an unknown certificate', /no certificate none/, ['none', ...passphrases]],
    ['a wrong passphrase', /password is wrong/, ['insi', '--passphrase-file', 'phrase']],
    ['no passphrase, without a terminal', /--passphrase-file/, ['insi']],
    ['files without a place', /--out/, ['--key', 'clear.key', '--cert', 'x', '--passphrase-file', 'phrase']],
    ['what is no PKCS#12', /not a PKCS#12/, ['--modernize', 'clear.key', '--passphrase-file', 'phrase']],
    [
      'a key that is not of the certificate',
      /None of these certificates/,
      [
        '--key',
        'clear.key',
        '--cert',
        'secrets/insi/chain.pem',
        '--out',
        'new.p12',
        '--passphrase-file',
        'phrase',
      ],
    ],
  ];
  for (const [what, message, given] of refused)
    it(`refuses ${what} and writes nothing`, () => {
      using folder = temporaryFolder(files);
      const run = cli(folder.path, 'p12', ...given);
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.ok(isOneLine(run.stderr), run.stderr);
      assert.match(run.stderr, message);
      assert.ok(!existsSync(join(folder.path, bundle)) && !existsSync(join(folder.path, 'new.p12')));
    });

  it('warns of a password that Java refuses', () => {
    using folder = temporaryFolder({ ...files, accented: 'pâsse phrase\n' });
    const given = ['--passphrase-file', 'accented', '--key-passphrase-file', 'keyphrase'];
    const accented = cli(folder.path, 'p12', 'insi', ...given);
    assert.equal(accented.status, 0);
    assert.match(accented.stderr, /^sante-certs: Java does not open a PKCS#12 .* ASCII.*\n$/);
    const opened = openssl(
      ['pkcs12', '-in', join(folder.path, bundle), '-noout', '-passin', 'pass:pâsse phrase'],
      '',
    );
    assert.equal(opened.status, 0, opened.stderr);
  });

  it('never replaces a file, nor writes where git would see it', () => {
    using folder = temporaryFolder({ ...files, 'taken.p12': 'old' });
    const taken = cli(folder.path, 'p12', 'insi', '--out', 'taken.p12', ...passphrases);
    assert.match(taken.stderr, /exists already/);
    assert.equal(readFileSync(join(folder.path, 'taken.p12'), 'utf8'), 'old');
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    const seen = cli(folder.path, 'p12', 'insi', ...passphrases);
    assert.match(seen.stderr, /Git would see secrets\/insi\/bundle\.p12\. Add the line \/secrets\/ /);
    folder.write('.gitignore', '/secrets/\n');
    assert.equal(cli(folder.path, 'p12', 'insi', ...passphrases).status, 0);

    folder.write('build/x', '');
    const elsewhere = ['p12', 'insi', '--out', 'build/new.p12', ...passphrases];
    const [, line = ''] = /Add the line (\S+) /.exec(cli(folder.path, ...elsewhere).stderr) ?? [];
    folder.write('.gitignore', `/secrets/\n${line}\n`);
    assert.equal(cli(folder.path, ...elsewhere).status, 0);
  });
});
