import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../platform/temporaryFolder';
import { cli, cliWithoutPrivileges, isOneLine, program } from './cli';
import { configuration, copies } from './copies';
import { assertValid, count, list, object, range, text } from './resultSchema';

/** The result of a check as others may rely on it. */
const checkResult = object({
  version: { const: 1 },
  summary: object({ files: count, errors: count, warnings: count, infos: count }),
  findings: list(
    object({
      rule: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
      severity: { enum: ['error', 'warning', 'info'] },
      message: text,
      file: text,
      range,
      related: list(object({ file: text, range, message: text })),
      docs: text,
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    }),
  ),
});
interface CheckResult {
  summary: { files: number; errors: number; warnings: number; infos: number };
  findings: { rule: string; file: string; message: string; related: { file: string }[]; docs: string }[];
}

describe('sante-certs check', () => {
  it('is silent and content with a folder where all is right', () => {
    using folder = temporaryFolder({ 'certificates.yaml': configuration });
    const run = cli(folder.path, 'check', '--format', 'json');
    assert.deepEqual([run.status, run.stderr], [0, '']);
    assertValid(checkResult, run.json());
    assert.deepEqual(run.json(), {
      version: 1,
      summary: { files: 1, errors: 0, warnings: 0, infos: 0 },
      findings: [],
    });
  });

  it('prints findings as fixed, and every rule it names has its page', () => {
    using folder = temporaryFolder({ ...copies, 'bad.yaml/certificates.yaml': 'version: [', 'cut.crt': 'x' });
    chmodSync(join(folder.path, 'secrets/insi/private-key.pem'), 0o600);
    const run = cli(folder.path, 'check', '.', '--format', 'json', '--lang', 'fr');
    assertValid(checkResult, run.json());
    const { summary, findings } = run.json() as CheckResult;
    assert.equal(summary.files, 5);
    assert.equal(summary.errors + summary.warnings + summary.infos, findings.length);
    assert.deepEqual(
      new Set(findings.map(({ rule }) => rule)),
      new Set(['configuration-syntax', 'key-in-backup', 'malformed-key-material']),
    );
    const [duplicate] = findings.filter(({ rule }) => rule === 'key-in-backup');
    assert.equal(duplicate?.file, 'deploy/old.txt');
    assert.match(duplicate.message, /certificat insi \(INSi, instance ris\)/);
    assert.deepEqual(
      duplicate.related.map(({ file }) => file),
      ['secrets/insi/private-key.pem'],
    );
    for (const { docs } of findings) assert.ok(existsSync(docs), docs);
  });

  it('exits by the threshold', () => {
    using warned = temporaryFolder(copies);
    assert.equal(cli(warned.path, 'check').status, 0);
    assert.equal(cli(warned.path, 'check', '--fail-on', 'warning').status, 1);
    assert.equal(cli(warned.path, 'check', '--fail-on', 'info').status, 1);
    using wrong = temporaryFolder({ 'certificates.yaml': configuration.replace('INSI-MANU', 'insi') });
    assert.equal(cli(wrong.path, 'check').status, 1);
  });

  it('prints for people a line for each finding, its places and its page, in plain text', () => {
    using folder = temporaryFolder(copies);
    chmodSync(join(folder.path, 'secrets/insi/private-key.pem'), 0o600);
    const { stdout } = cli(folder.path, 'check');
    assert.match(stdout, /^deploy\/old\.txt:2:1 warning key-in-backup This private key is also in /m);
    assert.match(stdout, /^ {4}secrets\/insi\/private-key\.pem:1:1 The same private key: /m);
    const page = join(dirname(dirname(program)), 'docs/rules/key-in-backup.md');
    assert.ok(stdout.includes(`\n  ${page}\n`), stdout);
    assert.match(stdout, /^0 errors, 2 warnings, 0 infos in 3 files$/m);
    assert.ok(!stdout.includes('\u001b'));
  });

  it('checks the one configuration that is named, whatever its name', () => {
    const wrong = configuration.replace('INSI-MANU', 'insi');
    using folder = temporaryFolder({ 'certificates.yaml': wrong, 'inner/mine.yaml': configuration });
    assert.equal(cli(folder.path, 'check').status, 1);
    assert.equal(cli(folder.path, 'check', '--config', 'inner/mine.yaml').status, 0);
    assert.equal(cli('.', 'check', folder.path, '--config', 'certificates.yaml').status, 1);
  });

  it('shows no control character of a name or a value to a terminal', () => {
    using folder = temporaryFolder({ 'a\u001b]0;x\u0007\nb.crt': 'x', 'c\u009b\u202e.crt': 'x' });
    for (const format of ['text', 'json']) {
      const { stdout } = cli(folder.path, 'check', '--format', format);
      assert.match(stdout, /malformed-key-material/);
      // eslint-disable-next-line no-control-regex -- it is what we look for
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('tells of a folder without permission and checks the rest', () => {
    using folder = temporaryFolder({ 'closed/a.pem': '', 'cut.crt': 'x' });
    chmodSync(join(folder.path, 'closed'), 0);
    const run = cliWithoutPrivileges(folder.path, 'check');
    chmodSync(join(folder.path, 'closed'), 0o755);
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /^closed:1:1 \S+ unreadable-file /m);
    assert.match(run.stdout, /^cut\.crt:1:1 /m);
  });

  it('is not content with a configuration that it cannot read', () => {
    using folder = temporaryFolder({ 'real.yaml': configuration });
    const file = join(folder.path, 'certificates.yaml');
    const put: [string, () => void, RegExp][] = [
      ['a folder', () => mkdirSync(file), /This is a folder/],
      ['a link', () => symlinkSync('real.yaml', file), /This is a symbolic link/],
      ['too large', () => writeFileSync(file, new Uint8Array(20_000_000)), /of 20 MB is too large/],
      ['forbidden', () => writeFileSync(file, configuration, { mode: 0 }), /lack of permission/],
    ];
    for (const [what, make, message] of put) {
      make();
      const run = cliWithoutPrivileges(folder.path, 'check');
      assert.equal(run.status, 1, what);
      assert.equal(run.stderr, '', what);
      assert.match(run.stdout, /^certificates\.yaml:1:1 error unreadable-file /m, what);
      assert.match(run.stdout, message);
      const named = cliWithoutPrivileges(folder.path, 'check', '--config', 'certificates.yaml');
      assert.deepEqual([named.status, named.stdout], [2, ''], what);
      assert.ok(isOneLine(named.stderr), named.stderr);
      assert.match(named.stderr, what === 'a folder' ? /name a file/ : message);
      rmSync(file, { recursive: true });
    }
  });

  it('says so where the configuration that is named is left out, and where there is none', () => {
    using folder = temporaryFolder({ '.gitignore': 'mine.yaml\n', 'mine.yaml': configuration });
    mkdirSync(join(folder.path, '.git/objects'), { recursive: true });
    const named = cli(folder.path, 'check', '--config', 'mine.yaml');
    assert.deepEqual([named.status, named.stdout], [2, '']);
    assert.match(named.stderr, /git ignores it/);
    for (const format of ['text', 'json']) {
      const none = cli(folder.path, 'check', '--format', format);
      assert.equal(none.status, 0);
      assert.match(none.stderr, /^sante-certs: No certificates\.yaml here: only [^\n]*\n$/);
    }
  });

  it('exits with 2 where the folder itself cannot be read', () => {
    using folder = temporaryFolder({ 'sub/certificates.yaml': configuration });
    chmodSync(join(folder.path, 'sub'), 0);
    for (const command of ['check', 'duplicates']) {
      const run = cliWithoutPrivileges(folder.path, command, 'sub');
      assert.deepEqual([run.status, run.stdout], [2, '']);
      assert.match(run.stderr, /^sante-certs: sub: This could not be read for lack of permission[^\n]*\n$/);
    }
    chmodSync(join(folder.path, 'sub'), 0o700);
  });

  it('says in one line that its result was not read, or could not be written', () => {
    using folder = temporaryFolder({
      ...Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.crt`, 'x'])),
      'certificates.yaml': configuration,
    });
    const shell = (redirection: string) =>
      spawnSync('bash', ['-o', 'pipefail', '-c', `"${process.execPath}" "${program}" check ${redirection}`], {
        cwd: folder.path,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
    const closed = shell('| head -1');
    assert.equal(closed.status, 2);
    assert.match(closed.stdout, /^0\.crt:1:1 /);
    assert.match(closed.stderr, /^sante-certs: The result was not read to its end[^\n]*\n$/);
    if (!existsSync('/dev/full')) return;
    const full = shell('--lang fr > /dev/full');
    assert.equal(full.status, 2);
    assert.match(full.stderr, /^sante-certs: [^\n]*le disque est plein[^\n]*\n$/);
  });
});
