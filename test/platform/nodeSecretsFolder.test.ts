import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ignoreLine } from '../../src/core/remedy';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { temporaryFolder } from './temporaryFolder';

const key = { path: 'secrets/x/private-key.pem', content: 'key' };
const request = { path: 'secrets/x/request.csr', content: 'request' };
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

function repository(files: Record<string, string> = {}) {
  const folder = temporaryFolder(files);
  execFileSync('git', ['init', '-q'], { cwd: folder.path });
  return folder;
}

function gitSees(folder: string, path: string): boolean {
  return (
    execFileSync('git', ['ls-files', '--others', '--exclude-standard', path], { cwd: folder }).length > 0
  );
}

describe('nodeSecretsFolder.writeNew', () => {
  it('writes all files for their owner only, and leaves nothing else', async () => {
    using folder = temporaryFolder();
    assert.equal(await nodeSecretsFolder(folder.path).writeNew([request, key]), null);
    assert.equal(readFileSync(join(folder.path, key.path), 'utf8'), 'key');
    assert.deepEqual(readdirSync(join(folder.path, 'secrets/x')).sort(), ['private-key.pem', 'request.csr']);
    assert.equal(mode(join(folder.path, key.path)), '600');
    assert.equal(mode(join(folder.path, request.path)), '600');
    assert.equal(mode(join(folder.path, 'secrets/x')), '700');
    assert.equal(mode(join(folder.path, 'secrets')), '700');
  });

  it('replaces nothing, and takes back what it wrote', async () => {
    using folder = temporaryFolder({ [key.path]: 'old', 'secrets/x/certificate.pem': 'c' });
    const refusal = await nodeSecretsFolder(folder.path).writeNew([request, key]);
    assert.deepEqual(refusal, { reason: 'exists', path: key.path });
    assert.equal(readFileSync(join(folder.path, key.path), 'utf8'), 'old');
    assert.deepEqual(readdirSync(join(folder.path, 'secrets/x')).sort(), [
      'certificate.pem',
      'private-key.pem',
    ]);
  });

  it('follows no link, of a folder or of the file', async () => {
    using folder = temporaryFolder({ 'outside/file': '', 'w/secrets/y/file': '' });
    const root = join(folder.path, 'w');
    symlinkSync('../../outside', join(root, 'secrets/x'));
    symlinkSync('../../../outside/new', join(root, 'secrets/y/private-key.pem'));
    const secrets = nodeSecretsFolder(root);
    assert.deepEqual(await secrets.writeNew([key]), { reason: 'outside-workspace', path: key.path });
    const link = { path: 'secrets/y/private-key.pem', content: 'key' };
    assert.deepEqual(await secrets.obstacle(link.path), { reason: 'exists', path: link.path });
    assert.deepEqual(await secrets.writeNew([link]), { reason: 'exists', path: link.path });
    assert.deepEqual(await secrets.writeNew([{ path: '../outside/new', content: '' }]), {
      reason: 'outside-workspace',
      path: '../outside/new',
    });
    assert.deepEqual(readdirSync(join(folder.path, 'outside')), ['file']);
  });

  it('says so where nothing can be written', async () => {
    using folder = temporaryFolder({ secrets: 'a file, not a folder' });
    const refusal = await nodeSecretsFolder(folder.path).writeNew([request, key]);
    assert.deepEqual(refusal, { reason: 'not-writable', path: request.path });
    assert.deepEqual(readdirSync(folder.path), ['secrets']);
  });
});

describe('nodeSecretsFolder.isHiddenFromGit', () => {
  const rules: [string, Record<string, string>][] = [
    ['no rule', {}],
    ['the folder', { '.gitignore': 'secrets/\n' }],
    ['the file', { '.gitignore': 'private-key.pem\n' }],
    ['another case', { '.gitignore': 'Secrets/\n' }],
    ['taken back', { '.gitignore': 'secrets/*\n!secrets/x\n' }],
    ['taken back below an ignored folder', { '.gitignore': 'secrets/\n!secrets/x/private-key.pem\n' }],
    ['a file of rules below', { 'secrets/.gitignore': '*\n' }],
    ['a file of rules below that takes back', { '.gitignore': '*.pem\n', 'secrets/.gitignore': '!*.pem\n' }],
    [
      'a folder that a file of rules below takes back',
      { '.gitignore': 'x/\n', 'secrets/.gitignore': '!x/\n' },
    ],
    ['with CRLF', { '.gitignore': 'secrets/\r\n' }],
    ['with an anchor elsewhere', { '.gitignore': '/other/secrets/\n' }],
  ];
  for (const [name, files] of rules) {
    it(`agrees with git: ${name}`, async () => {
      using folder = repository(files);
      folder.write(key.path, '');
      const hidden = await nodeSecretsFolder(folder.path).isHiddenFromGit(key.path);
      assert.equal(hidden, !gitSees(folder.path, key.path));
    });
  }

  it('obeys rules above the workspace and in .git/info/exclude, and needs no repository', async () => {
    using above = repository({ '.gitignore': '/app/secrets\n', 'app/file': '', 'other/file': '' });
    assert.equal(await nodeSecretsFolder(join(above.path, 'app')).isHiddenFromGit(key.path), true);
    assert.equal(await nodeSecretsFolder(join(above.path, 'other')).isHiddenFromGit(key.path), false);
    above.write('.git/info/exclude', 'secrets\n');
    assert.equal(await nodeSecretsFolder(join(above.path, 'other')).isHiddenFromGit(key.path), true);
    using none = temporaryFolder();
    assert.equal(await nodeSecretsFolder(none.path).isHiddenFromGit(key.path), true);
  });

  it('does not believe a linked .gitignore, which git does not follow, nor one made to take for ever', async () => {
    using linked = repository({ rules: 'secrets/\n' });
    symlinkSync('rules', join(linked.path, '.gitignore'));
    assert.equal(await nodeSecretsFolder(linked.path).isHiddenFromGit(key.path), false);
    using crafted = repository({ '.gitignore': `secrets/\n${'*a'.repeat(40)}b\n` });
    const path = `${'a'.repeat(200)}/private-key.pem`;
    assert.equal(await nodeSecretsFolder(crafted.path).isHiddenFromGit(path), false);
  });

  const unread: [string, string][] = [
    ['costly', '!*.pem\na*b*c*d*e\n'],
    ['too large', `!*.pem\n#${'x'.repeat(1024 * 1024)}\n`],
    ['with a mark of its encoding', '\u{feff}!*.pem\n'],
  ];
  for (const [name, rulesBelow] of unread) {
    it(`never takes for hidden what rules below may take back: ${name}`, async () => {
      using folder = repository({ '.gitignore': '*.pem\n', 'secrets/.gitignore': rulesBelow });
      folder.write(key.path, '');
      assert.equal(gitSees(folder.path, key.path), true);
      assert.equal(await nodeSecretsFolder(folder.path).isHiddenFromGit(key.path), false);
    });
  }

  it('never takes for hidden what rules below may take back: out of reach', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    using folder = repository({ '.gitignore': '*.pem\n', 'secrets/.gitignore': '!*.pem\n' });
    chmodSync(join(folder.path, 'secrets/.gitignore'), 0);
    assert.equal(await nodeSecretsFolder(folder.path).isHiddenFromGit(key.path), false);
  });

  const noRepositories: [string, Record<string, string>][] = [
    ['empty', { 'secrets/.git/info/exclude': '*\n' }],
    ['with objects alone', { 'secrets/.git/info/exclude': '*\n', 'secrets/.git/objects/file': '' }],
    [
      'with a damaged HEAD',
      {
        'secrets/.git/info/exclude': '*\n',
        'secrets/.git/objects/file': '',
        'secrets/.git/refs/file': '',
        'secrets/.git/HEAD': 're',
      },
    ],
    ['a file that leads nowhere', { 'secrets/.git': 'gitdir: nowhere\n' }],
  ];
  for (const [name, files] of noRepositories) {
    it(`does not believe a .git that git passes over: ${name}`, async () => {
      using folder = repository({ ...files, [key.path]: '' });
      assert.equal(gitSees(folder.path, key.path), true);
      const secrets = nodeSecretsFolder(folder.path);
      assert.equal(await secrets.isHiddenFromGit(key.path), false);
      folder.write('secrets/.gitignore', '*\n');
      assert.equal(gitSees(folder.path, key.path), false);
      assert.equal(await secrets.isHiddenFromGit(key.path), true);
    });
  }

  it('takes nothing for hidden below a .git that leads out of reach, but by rules beside it', async () => {
    for (const target of ['//server.invalid/share/repository', 'nowhere']) {
      using folder = temporaryFolder({ '.git': `gitdir: ${target}\n` });
      const secrets = nodeSecretsFolder(folder.path);
      assert.equal(await secrets.isHiddenFromGit(key.path), false);
      folder.write('.gitignore', '/secrets/\n');
      assert.equal(await secrets.isHiddenFromGit(key.path), true);
    }
  });
});

describe('nodeSecretsFolder.ignore', () => {
  it('adds one line that hides a folder from git, and keeps the rest of the file', async () => {
    using folder = repository({ '.gitignore': 'dist' });
    const secrets = nodeSecretsFolder(folder.path);
    mkdirSync(join(folder.path, 'secrets'));
    await secrets.ignore('/secrets/');
    assert.equal(readFileSync(join(folder.path, '.gitignore'), 'utf8'), 'dist\n/secrets/\n');
    assert.equal(await secrets.isHiddenFromGit(key.path), true);
    folder.write(key.path, '');
    assert.equal(gitSees(folder.path, key.path), false);
  });

  it('makes the file where there is none, and quotes what git would read as a pattern', async () => {
    using folder = repository();
    chmodSync(folder.path, 0o700);
    const secrets = nodeSecretsFolder(folder.path);
    await secrets.ignore(ignoreLine('my [secrets]*/'));
    const path = 'my [secrets]*/x/private-key.pem';
    folder.write(path, '');
    assert.equal(await secrets.isHiddenFromGit(path), true);
    assert.equal(gitSees(folder.path, path), false);
    assert.equal(existsSync(join(folder.path, '.gitignore')), true);
  });
});
