import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openssl } from '../support/openssl';
import { temporaryFolder } from '../platform/temporaryFolder';
import { insiConfiguration } from '../support/insiConfiguration';
import { cli, cliWithoutPrivileges, isOneLine, program } from './cli';

const configuration = insiConfiguration;
const files = { 'certificates.yaml': configuration, phrase: 'correct horse\nsecond line\n', empty: '\n' };
const key = 'secrets/insi/private-key.pem';
const request = 'secrets/insi/request.csr';

describe('sante-certs csr', () => {
  it('writes a key and a request that openssl accepts, and prints where', () => {
    using folder = temporaryFolder(files);
    const run = cli(folder.path, 'csr', 'insi', '--passphrase-file', 'phrase', '--bits', '3072');
    assert.deepEqual([run.status, run.stdout, run.stderr], [0, `${key}\n${request}\n`, '']);
    assert.match(
      openssl(['req', '-verify', '-noout', '-in', join(folder.path, request)], '').stderr,
      /verify OK/,
    );
    const text = openssl(
      ['pkey', '-in', join(folder.path, key), '-passin', 'pass:correct horse', '-text', '-noout'],
      '',
    ).stdout;
    assert.match(text, /3072 bit/);
    assert.equal(statSync(join(folder.path, key)).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder.path, 'secrets/insi')).mode & 0o777, 0o700);
  });

  it('works on the folder of the configuration that is named', () => {
    using folder = temporaryFolder({ 'app/other.yaml': configuration });
    const run = cli(
      folder.path,
      'csr',
      'insi',
      '--no-passphrase',
      '--config',
      'app/other.yaml',
      '--secrets-folder',
      'keys',
    );
    assert.equal(run.stdout, 'app/keys/insi/private-key.pem\napp/keys/insi/request.csr\n');
    assert.match(
      readFileSync(join(folder.path, 'app/keys/insi/private-key.pem'), 'utf8'),
      /BEGIN PRIVATE KEY/,
    );
  });

  const refused: [string, RegExp, string[]][] = [
    ['an unknown certificate', /only insi/, ['none', '--no-passphrase']],
    ['no word on the passphrase, without a terminal', /--passphrase-file/, ['insi']],
    ['both words on the passphrase', /not both/, ['insi', '--no-passphrase', '--passphrase-file', 'phrase']],
    ['an empty passphrase', /empty/, ['insi', '--passphrase-file', 'empty']],
    ['a passphrase file that is not there', /no such file/, ['insi', '--passphrase-file', 'none']],
    [
      'a configuration that is not there',
      /no such file/,
      ['insi', '--no-passphrase', '--config', 'none.yaml'],
    ],
    ['a size that is not offered', /2048, 3072, 4096/, ['insi', '--no-passphrase', '--bits', '1024']],
  ];
  for (const [what, message, given] of refused) {
    it(`refuses ${what} and writes nothing`, () => {
      using folder = temporaryFolder(files);
      const run = cli(folder.path, 'csr', ...given);
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.ok(isOneLine(run.stderr));
      assert.match(run.stderr, message);
      assert.equal(existsSync(join(folder.path, 'secrets')), false);
    });
  }

  const unfit: [string, Uint8Array, RegExp][] = [
    ['Latin-1', Buffer.from('phrase éprouvée\n', 'latin1'), /not text in UTF-8/],
    ['UTF-16', Buffer.from('\ufeffphrase\n', 'utf16le'), /in UTF-16/],
    ['UTF-16 without its mark', Buffer.from('phrase\n', 'utf16le'), /in UTF-16/],
    ['a NUL', Buffer.from('correct\0horse\n'), /not text in UTF-8/],
    ['4 KiB', Buffer.from(`phrase\n${'x'.repeat(4096)}`), /over 4 KiB/],
  ];
  for (const [what, phrase, message] of unfit) {
    it(`refuses a passphrase file with ${what}`, () => {
      using folder = temporaryFolder({ ...files, phrase });
      const run = cli(folder.path, 'csr', 'insi', '--passphrase-file', 'phrase');
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.ok(isOneLine(run.stderr), run.stderr);
      assert.match(run.stderr, message);
      assert.equal(existsSync(join(folder.path, 'secrets')), false);
    });
  }

  it('takes a passphrase in UTF-8, without the mark of its encoding', () => {
    using folder = temporaryFolder({ ...files, phrase: '\ufeffphrase éprouvée\r\n' });
    assert.equal(cli(folder.path, 'csr', 'insi', '--passphrase-file', 'phrase').status, 0);
    const given = ['-in', join(folder.path, key), '-passin', 'pass:phrase éprouvée', '-noout'];
    assert.equal(openssl(['pkey', ...given], '').status, 0);
  });

  it('refuses an entry that is wrong, by the levels and the date that are given', () => {
    const wrong = configuration.replace('INSI-MANU', 'Insi-Manu');
    using folder = temporaryFolder({ 'certificates.yaml': wrong, levels: '{ "insi-common-name": "off" }' });
    const run = cli(folder.path, 'csr', 'insi', '--no-passphrase');
    assert.equal(run.status, 2);
    assert.ok(isOneLine(run.stderr));
    assert.match(run.stderr, /insi-common-name: .* Correct it first/);
    assert.equal(cli(folder.path, 'csr', 'insi', '--no-passphrase', '--rules', 'levels').status, 0);
  });

  it('refuses a configuration that is not UTF-8', () => {
    for (const encoding of ['latin1', 'utf16le'] as const) {
      const bytes = Buffer.from(configuration.replace('Cabinet', 'Cabinet éprouvé'), encoding);
      using folder = temporaryFolder({ 'certificates.yaml': bytes });
      const run = cli(folder.path, 'csr', 'insi', '--no-passphrase');
      assert.equal(run.status, 2);
      assert.match(run.stderr, encoding === 'latin1' ? /not in UTF-8/ : /in UTF-16/);
    }
  });

  it('says where it may not look, without a trace', () => {
    using folder = temporaryFolder({ ...files, 'secrets/x': '' });
    chmodSync(join(folder.path, 'secrets'), 0);
    const run = cliWithoutPrivileges(folder.path, 'csr', 'insi', '--no-passphrase');
    chmodSync(join(folder.path, 'secrets'), 0o700);
    assert.equal(run.status, 2);
    assert.ok(isOneLine(run.stderr), run.stderr);
    assert.match(run.stderr, /could not be read or written\. Check the permissions/);
  });

  it('never replaces a key', () => {
    using folder = temporaryFolder({ ...files, [key]: 'old' });
    const run = cli(folder.path, 'csr', 'insi', '--no-passphrase');
    assert.equal(run.status, 2);
    assert.match(run.stderr, /exists already/);
    assert.equal(readFileSync(join(folder.path, key), 'utf8'), 'old');
  });

  it('refuses a folder that git would see, until it is ignored', () => {
    using folder = temporaryFolder(files);
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    const run = cli(folder.path, 'csr', 'insi', '--no-passphrase');
    assert.equal(run.status, 2);
    assert.ok(isOneLine(run.stderr));
    const [, line] = /the line (\S+) /.exec(run.stderr) ?? [];
    folder.write('.gitignore', `${line ?? ''}\n`);
    assert.equal(cli(folder.path, 'csr', 'insi', '--no-passphrase').status, 0);
  });

  it('asks for the passphrase twice on a terminal and shows nothing of it', async function () {
    if (spawnSync('script', ['--version']).status !== 0) this.skip();
    using folder = temporaryFolder(files);
    const differing = await onTerminal(folder.path, 'correct horse\r', 'correct house\r');
    assert.match(differing, /The two passphrases differ\. Type both again/);
    assert.ok(!existsSync(join(folder.path, 'secrets')));
    const house = ['correct horse\r', 'correct house\r'];
    const agreeing = await onTerminal(
      folder.path,
      ...house,
      'correct horse\r',
      'correct house\u007f\u007f\u007frse\r',
    );
    assert.doesNotMatch(agreeing, /correct|horse|house/);
    const opened = openssl(
      ['pkey', '-in', join(folder.path, key), '-passin', 'pass:correct horse', '-noout'],
      '',
    );
    assert.equal(opened.status, 0);
    assert.match(await onTerminal(folder.path, '\u0003'), /exists already/);
  });
});

/** Answers each question of `csr insi` on a terminal of its own; returns all that was shown. */
async function onTerminal(cwd: string, ...answers: string[]): Promise<string> {
  const child = spawn('script', ['-qec', `"${process.execPath}" "${program}" csr insi`, '/dev/null'], {
    cwd,
  });
  let shown = '';
  child.stdout.on('data', (data: Buffer) => {
    shown += data.toString();
    if (shown.endsWith(': ')) child.stdin.write(answers.shift() ?? '\u0003');
  });
  await once(child, 'close');
  return shown;
}
