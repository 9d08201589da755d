import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { nodeWorkspace, type NodeWorkspaceOptions } from '../../src/platform/nodeWorkspace';
import { temporaryFolder } from './temporaryFolder';

async function scanned(root: string, options?: NodeWorkspaceOptions) {
  const configurations: Record<string, string> = {};
  const paths: string[] = [];
  const summary = await nodeWorkspace(root, options).scan((path, facts) => {
    paths.push(path);
    if (facts?.configuration) configurations[path] = Buffer.from(facts.configuration).toString();
  });
  return { configurations, paths: paths.sort(), summary };
}

describe('nodeWorkspace.scan', () => {
  it('reads every file whatever its name, with its content', async () => {
    using folder = temporaryFolder({ 'a.pem': 'one', 'deep/er/certificates.yaml': 'two', empty: '' });
    const { configurations, paths, summary } = await scanned(folder.path);
    assert.deepEqual(configurations, { 'deep/er/certificates.yaml': 'two' });
    assert.deepEqual(paths, ['a.pem', 'deep/er/certificates.yaml', 'empty']);
    assert.deepEqual(summary, { files: 3, unreadable: [] });
  });

  it('leaves out .git, node_modules, excluded globs and what git ignores', async () => {
    using folder = temporaryFolder({
      '.git/objects/info/packs': '',
      'node_modules/x/key.pem': '',
      'sub/node_modules/key.pem': '',
      'out/a.js': '',
      'a.log': '',
      'keep/a.log': '',
      'deep/b.tmp': '',
      'deep/b.bak': '',
      'src/a.ts': '',
      '.gitignore': '*.log\n',
      'keep/.gitignore': '!a.log\n',
    });
    const { paths } = await scanned(folder.path, { exclude: ['out', '**/*.{tmp,bak}'] });
    assert.deepEqual(paths, ['.gitignore', 'keep/.gitignore', 'keep/a.log', 'src/a.ts']);
  });

  it('knows braces inside braces, and leaves aside globs that no one would write', async () => {
    using folder = temporaryFolder({ 'a.x': '', 'b.y': '', 'c.z': '', 'd.w': '' });
    const letters = `{${'a,'.repeat(100)}a}`;
    const { paths } = await scanned(folder.path, {
      exclude: ['*.{x,{y,z}}', letters.repeat(4), letters.repeat(400), '{'.repeat(1_000_000)],
    });
    assert.deepEqual(paths, ['d.w']);
  });

  it('leaves out just what git itself does', async () => {
    using folder = temporaryFolder({
      '.gitignore': 'build/\n*.key\n!kept.key\n/root.txt\ndocs/**/draft\n\\#odd\n',
      'build/a': '',
      'sub/build/a': '',
      'x.key': '',
      'kept.key': '',
      'root.txt': '',
      'sub/root.txt': '',
      'docs/a/b/draft': '',
      'docs/a/final': '',
      '#odd': '',
      'sub/.gitignore': '!x.key\nlocal\n',
      'sub/x.key': '',
      'sub/local': '',
      'BUILD/a': '',
    });
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    writeFileSync(join(folder.path, '.git/info/exclude'), 'sub/root.txt\n');
    const seenByGit = execFileSync('git', ['ls-files', '--others', '--exclude-standard'], {
      cwd: folder.path,
    });
    const { paths } = await scanned(folder.path);
    assert.deepEqual(paths, seenByGit.toString().trim().split('\n').sort());
  });

  it('asks the rules of the innermost repository alone, in further working trees too', async () => {
    const git = (folder: string, ...given: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...given], { cwd: folder });
    using folder = temporaryFolder({
      '.gitignore': '*.key\n',
      'inner/x.key': '',
      'inner/x.tmp': '',
      'y.key': '',
    });
    const inner = join(folder.path, 'inner');
    for (const top of [folder.path, inner]) git(top, 'init', '-q');
    writeFileSync(join(inner, '.git/info/exclude'), '*.tmp\n');
    assert.deepEqual((await scanned(folder.path)).paths, ['.gitignore', 'inner/x.key']);

    git(inner, 'commit', '-q', '--allow-empty', '-m', 'first');
    git(inner, 'worktree', 'add', '-q', '../further');
    folder.write('further/z.key', '');
    folder.write('further/z.tmp', '');
    const others = git(join(folder.path, 'further'), 'ls-files', '--others', '--exclude-standard');
    assert.equal(others.toString(), 'z.key\n');
    const { paths } = await scanned(folder.path);
    assert.deepEqual(paths, ['.gitignore', 'further/.git', 'further/z.key', 'inner/x.key']);
  });

  it('always looks into folders of secrets, and obeys ignore files above the folder', async () => {
    using folder = temporaryFolder({
      '.git/objects/info/packs': '',
      '.gitignore': 'secrets/\n*.tmp\n',
      'app/secrets/x/private-key.pem': '',
      'app/secrets/x/a.tmp': '',
      'app/a.tmp': '',
      'app/b': '',
    });
    const { paths } = await scanned(join(folder.path, 'app'));
    assert.deepEqual(paths, ['b', 'secrets/x/a.tmp', 'secrets/x/private-key.pem']);
  });

  it('finds its way to a folder of secrets inside what is left out', async () => {
    using folder = temporaryFolder({
      '.git/objects/info/packs': '',
      '.gitignore': '/private/\n',
      'private/other': '',
      'private/keys/x/private-key.pem': '',
      'app/private/keys/y': '',
      'app/private/z': '',
      'out/private/keys/y': '',
    });
    const options = { secretsFolder: 'private/keys', exclude: ['out'] };
    const { paths } = await scanned(folder.path, options);
    assert.deepEqual(paths, [
      '.gitignore',
      'app/private/keys/y',
      'app/private/z',
      'private/keys/x/private-key.pem',
    ]);
    const workspace = nodeWorkspace(folder.path, options);
    assert.ok(workspace.keeps('private/keys/x/private-key.pem'));
    assert.ok(!workspace.keeps('private/other'));
  });

  it('does not follow links, and passes over sockets and pipes', async () => {
    using folder = temporaryFolder({ 'a/file': 'x' });
    symlinkSync('..', join(folder.path, 'a/loop'));
    symlinkSync('/etc/hostname', join(folder.path, 'a/outside'));
    execFileSync('mkfifo', [join(folder.path, 'a/pipe')]);
    const server = createServer().listen(join(folder.path, 'a/socket'));
    try {
      const { paths, summary } = await scanned(folder.path);
      assert.deepEqual(paths, ['a/file']);
      assert.deepEqual(summary.unreadable, []);
    } finally {
      server.close();
    }
  });

  it('reads files of any size up to the limit, and tells of larger ones only where they may matter', async () => {
    const long = 'x'.repeat(300_000);
    using folder = temporaryFolder({
      'certificates.yaml': 's',
      'long.certificates.yaml': long,
      'movie.bin': `${long}y`,
      'big.pem': `${long}yz`,
    });
    const { configurations, summary } = await scanned(folder.path, { maxFileSize: 300_000 });
    assert.deepEqual(configurations, { 'certificates.yaml': 's', 'long.certificates.yaml': long });
    assert.deepEqual(summary.unreadable, [{ path: 'big.pem', reason: 'too-large', size: 300_002 }]);
  });

  it('gives the event loop back, tells its progress and can be cancelled', async () => {
    using folder = temporaryFolder();
    for (let i = 0; i < 3000; i += 1) folder.write(`f${i}`, 'x'.repeat(2000));
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    const progress: number[][] = [];
    await nodeWorkspace(folder.path).scan(() => undefined, {
      progress: (visited, found) => progress.push([visited, found]),
    });
    clearInterval(turning);
    assert.ok(turns > 1, `${turns} turns of the event loop`);
    assert.deepEqual(progress.at(-1), [3000, 3000]);

    const abort = new AbortController();
    let visited = 0;
    const cancelled = nodeWorkspace(folder.path).scan(
      () => {
        visited += 1;
        abort.abort();
      },
      { signal: abort.signal },
    );
    await assert.rejects(cancelled, { name: 'AbortError' });
    assert.ok(visited < 3000);
  });

  it('tells of a folder and a file without permission, and reads the rest', function () {
    using folder = temporaryFolder({ 'closed/a.pem': '', 'a.pem': '', 'b.pem': 'b' });
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, 'closed'), 0);
    chmodSync(join(folder.path, 'a.pem'), 0);
    chmodSync(join(folder.path, 'b.pem'), 0o644);
    const script = `require('tsx/cjs');
      const { nodeWorkspace } = require('./src/platform/nodeWorkspace.ts');
      const paths = [];
      nodeWorkspace(${JSON.stringify(folder.path)}).scan((path) => paths.push(path))
        .then((summary) => console.log(JSON.stringify({ paths, unreadable: summary.unreadable })));`;
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const run = spawnSync(process.execPath, ['-e', script], { ...nobody, encoding: 'utf8' });
    if (run.status !== 0 && 'uid' in nobody) this.skip();
    assert.deepEqual(JSON.parse(run.stdout), {
      paths: ['b.pem'],
      unreadable: [
        { path: 'closed', reason: 'permission' },
        { path: 'a.pem', reason: 'permission' },
      ],
    });
  });
});

describe('nodeWorkspace.keeps', () => {
  it('says of one path what a scan would do', async () => {
    using folder = temporaryFolder({
      '.git/objects/info/packs': '',
      '.gitignore': 'secrets/\nbuild/\n*.log\n',
      'a/b': '',
      'a/b.log': '',
      'build/a/b': '',
      'a/secrets/x/deep/key.log': '',
      'build/secrets/x/key': '',
      'a/node_modules/b': '',
      'tmp/x': '',
    });
    const workspace = nodeWorkspace(folder.path, { exclude: ['tmp'] });
    const visited = new Set<string>();
    await workspace.scan((path) => visited.add(path));
    const listed = execFileSync('find', ['.', '-type', 'f'], { cwd: folder.path, encoding: 'utf8' });
    for (const path of listed
      .trim()
      .split('\n')
      .map((each) => each.slice(2))) {
      assert.equal(workspace.keeps(path), visited.has(path), path);
    }
    assert.equal(workspace.keeps('../a/b'), false);
  });
});

describe('nodeWorkspace.list', () => {
  it('lists a folder and those below, and never what a link leads to', () => {
    using folder = temporaryFolder({ 'inside/a/b/c': '', 'inside/d': '', 'outside/e/f': '' });
    symlinkSync('../outside', join(folder.path, 'inside/linked'));
    symlinkSync('inside', join(folder.path, 'opened'));
    for (const root of ['inside', 'opened']) {
      const workspace = nodeWorkspace(join(folder.path, root));
      const listed = (path: string) => [...workspace.list(path)].sort();
      assert.deepEqual(listed(''), ['a/b/c', 'd']);
      assert.deepEqual(listed('a'), ['a/b/c']);
      for (const path of ['linked', 'linked/e', '../outside', 'd', 'none', 'd/none'])
        assert.deepEqual(listed(path), [], path);
    }
  });
});

describe('nodeWorkspace.read', () => {
  it('reads one file, and says why it cannot', async () => {
    using folder = temporaryFolder({ 'a/file': 'x', 'big.pem': 'xxxx' });
    const workspace = nodeWorkspace(folder.path, { maxFileSize: 3 });
    assert.equal(Buffer.from((await workspace.read('a/file')) as Uint8Array).toString(), 'x');
    assert.deepEqual(await workspace.read('none'), { path: 'none', reason: 'missing' });
    assert.deepEqual(await workspace.read('a'), { path: 'a', reason: 'other' });
    assert.deepEqual(await workspace.read('big.pem'), { path: 'big.pem', reason: 'too-large', size: 4 });
  });

  it('never leaves the folder', async () => {
    using folder = temporaryFolder({ 'inside/file': '', outside: 'private' });
    symlinkSync('..', join(folder.path, 'inside/up'));
    symlinkSync('../outside', join(folder.path, 'inside/link'));
    const workspace = nodeWorkspace(join(folder.path, 'inside'));
    for (const path of ['../outside', '/etc/hostname']) {
      assert.deepEqual(await workspace.read(path), { path, reason: 'other' }, path);
    }
    for (const path of ['up/outside', 'link']) {
      assert.deepEqual(await workspace.read(path), { path, reason: 'link' }, path);
    }
  });
});
