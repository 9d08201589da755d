import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../platform/temporaryFolder';
import { cli, isOneLine, program } from './cli';

describe('sante-certs', () => {
  const wrong: [string, string[]][] = [
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['check', '--frobnicate']],
    ['an option of another command', ['check', '--bits', '2048']],
    ['an option without its value', ['check', '--format']],
    ['a format that there is not', ['check', '--format', 'xml']],
    ['a severity that there is not', ['check', '--fail-on', 'never']],
    ['a day that is no date', ['check', '--at', 'tomorrow']],
    ['a day that no calendar has', ['check', '--at', '2026-02-30']],
    ['a language that there is not', ['check', '--lang', 'de']],
    ['a folder that is not there', ['check', 'nowhere']],
    ['a file for a folder', ['check', 'file']],
    ['two folders', ['check', '.', '.']],
    ['a configuration that is not there', ['check', '--config', 'none.yaml']],
    ['a configuration outside the folder', ['check', 'inner', '--config', 'file']],
    ['authorities that are not there', ['check', '--authorities', 'none.json']],
    ['authorities that are none', ['check', '--authorities', 'file']],
    ['nothing to inspect', ['inspect']],
    ['no certificate to make', ['csr']],
    ['a name with control characters', ['inspect', 'a\u001b[2Jb\nc']],
  ];
  for (const [what, given] of wrong) {
    it(`refuses ${what} in one line, with exit code 2`, () => {
      using folder = temporaryFolder({ file: 'x', 'inner/x': '' });
      for (const language of what.startsWith('a language') ? [[]] : [[], ['--lang', 'fr']]) {
        const { status, stdout, stderr } = cli(folder.path, ...given, ...language);
        assert.equal(status, 2);
        assert.equal(stdout, '');
        assert.ok(isOneLine(stderr), stderr);
        assert.ok(!stderr.includes('\u001b'));
      }
    });
  }

  it('explains itself and its commands in both languages', () => {
    const help = cli('.', '--help');
    assert.equal(help.status, 0);
    assert.equal(cli('.', 'help').stdout, help.stdout);
    assert.equal(cli('.', 'help', 'csr').stdout, cli('.', 'csr', '--help').stdout);
    for (const name of ['check', 'inspect', 'duplicates', 'csr']) {
      assert.match(help.stdout, new RegExp(`^  ${name} `, 'm'));
      assert.match(cli('.', name, '--help').stdout, new RegExp(`^Usage: sante-certs ${name} `));
      assert.match(
        cli('.', name, '--help', '--lang', 'fr').stdout,
        new RegExp(`^Usage : sante-certs ${name} `),
      );
    }
    const french = cli('.', '--help', '--lang', 'fr').stdout;
    assert.match(french, /<commande>[^]*\[dossier\][^]*<fichier\.\.\.>/);
    assert.doesNotMatch(french, /folder|<file|<command>/);
    assert.match(cli('.', 'csr', '--help', '--lang', 'fr').stdout, /--config FICHIER/);
    assert.ok(help.stdout.split('\n').every((line) => line.length <= 110));
  });

  it('tells its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(cli('.', '--version').stdout, `${version}\n`);
  });

  it('speaks the language of the locale', () => {
    const run = spawnSync(process.execPath, [program], {
      env: { ...process.env, LC_ALL: 'fr_FR.UTF-8' },
      encoding: 'utf8',
    });
    assert.match(run.stderr, /Indiquez une commande/);
  });

  it('takes the options that a script gives to every command, whether they concern it or not', () => {
    using folder = temporaryFolder({ 'a.txt': 'no key here' });
    const everywhere = [
      '--config',
      'none.yaml',
      '--at',
      '2027-01-01',
      '--fail-on',
      'warning',
      '--lang',
      'en',
    ];
    assert.equal(cli(folder.path, 'duplicates', ...everywhere).status, 0);
  });
});
