import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { nodeExposures } from '../../src/platform/nodeExposures';
import { git, repository } from './repository';
import { temporaryFolder } from './temporaryFolder';

/** What is told of each file, in a word: its state, and `stored` where git's store has an untracked one. */
async function toldOf(folder: string, ...paths: string[]): Promise<Record<string, string | undefined>> {
  const found = await nodeExposures(folder).of(paths);
  return Object.fromEntries(
    paths.map((path) => {
      const view = found.get(path)?.git;
      return [path, view ? `${view.state}${view.stored ? ' stored' : ''}` : undefined];
    }),
  );
}

const all = ['a/committed.pem', 'a/staged.pem', 'untracked.pem', 'ignored.pem', 'removed.pem'];
const states = {
  'a/committed.pem': 'committed',
  'a/staged.pem': 'staged',
  'untracked.pem': 'untracked',
  'ignored.pem': 'ignored',
  'removed.pem': 'untracked stored',
};

/** A repository with a file in each state, beside many others. */
function inEachState(...options: string[]) {
  const others = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`src/folder-${index % 7}/file-${index}.txt`, `${index}`]),
  );
  const keys = Object.fromEntries(all.map((path) => [path, `key of ${path}`]));
  const folder = repository({ ...others, ...keys, '.gitignore': '/ignored.pem\n' }, ...options);
  folder.commit('src', 'a/committed.pem', 'removed.pem', '.gitignore');
  folder.run('rm', '-q', '--cached', 'removed.pem');
  folder.run('commit', '-q', '-m', 'Removed');
  folder.run('add', 'a/staged.pem');
  return folder;
}

describe('nodeExposures', () => {
  it('says nothing of git outside any repository, or where .git is none', async () => {
    using folder = temporaryFolder({ 'a.pem': '' });
    assert.deepEqual(await toldOf(folder.path, 'a.pem'), { 'a.pem': undefined });
    folder.write('.git', 'gitdir: nowhere\n');
    assert.deepEqual(await toldOf(folder.path, 'a.pem'), { 'a.pem': undefined });
  });

  it('passes over a .git that leads nowhere inside a repository, as git does', async () => {
    using folder = repository({
      'a/one.pem': '1',
      'a/two.pem': '2',
      'b/three.pem': '3',
      '.gitignore': 'b\n',
    });
    folder.commit('a/one.pem');
    folder.write('a/.git', 'gitdir: nowhere\n');
    folder.write('b/.git/config', '');
    assert.equal(folder.run('status', '--short', '-uall', 'a', 'b'), '?? a/two.pem\n');
    assert.deepEqual(await toldOf(folder.path, 'a/one.pem', 'a/two.pem', 'b/three.pem'), {
      'a/one.pem': 'committed',
      'a/two.pem': 'untracked',
      'b/three.pem': 'ignored',
    });
  });

  it('tells what git tracks, would add, ignores and has in its store', async () => {
    using folder = inEachState();
    assert.deepEqual(await toldOf(folder.path, ...all), states);
    assert.deepEqual(await toldOf(join(folder.path, 'a'), 'committed.pem', 'none.pem'), {
      'committed.pem': 'committed',
      'none.pem': 'untracked',
    });
  });

  for (const version of [2, 3, 4])
    it(`agrees with git on every file of an index of version ${version}`, async () => {
      using folder = inEachState();
      if (version === 3) folder.run('add', '--intent-to-add', 'untracked.pem');
      folder.run('update-index', '--index-version', String(version));
      folder.run('mv', 'src/folder-1', 'src/' + 'é'.repeat(100));
      const tracked = folder.run('ls-files', '-z').split('\0').filter(Boolean);
      assert.ok(tracked.length > 60);
      const found = await nodeExposures(folder.path).of([...tracked, 'src/none', ...all]);
      const seen = [...found].flatMap(([path, { git: view }]) =>
        view?.state === 'committed' || view?.state === 'staged' ? path : [],
      );
      assert.deepEqual([...seen].sort(), [...tracked].sort());
    });

  it('reads packs, deltas in them, packed references and objects named by SHA-256', async () => {
    for (const options of [[], ['--object-format=sha256']]) {
      using folder = inEachState(...options);
      for (let line = 0; line < 5; line += 1) {
        folder.write(`src/folder-3/more-${line}.txt`, `${line}`);
        folder.commit('src/folder-3');
      }
      folder.run('rm', '-q', '--cached', 'a/staged.pem');
      folder.run('gc', '-q', '--aggressive', '--prune=now');
      assert.deepEqual(await toldOf(folder.path, ...all), {
        ...states,
        'a/staged.pem': 'untracked stored',
      });
    }
  });

  it('reads a split index', async () => {
    using folder = inEachState();
    folder.run('update-index', '--split-index');
    folder.write('late.pem', 'late');
    folder.run('add', 'late.pem');
    assert.deepEqual(await toldOf(folder.path, 'late.pem', ...all), { 'late.pem': 'staged', ...states });
  });

  it('follows further working trees and submodules, and borrowed objects', async () => {
    using folder = inEachState();
    using other = temporaryFolder();
    const tree = join(other.path, 'tree');
    folder.run('worktree', 'add', '-q', tree, '-b', 'side');
    writeFileSync(join(tree, 'a', 'staged.pem'), 'other');
    assert.deepEqual(await toldOf(tree, 'a/committed.pem', 'a/staged.pem'), {
      'a/committed.pem': 'committed',
      'a/staged.pem': 'untracked',
    });
    const above = join(other.path, 'above');
    git(other.path, 'init', '-q', above);
    git(above, 'submodule', 'add', '-q', folder.path, 'sub');
    writeFileSync(join(above, 'sub', 'new.pem'), 'new');
    const found = await nodeExposures(above).of(['sub/a/committed.pem', 'sub/new.pem']);
    assert.equal(found.get('sub/a/committed.pem')?.git?.state, 'committed');
    assert.equal(found.get('sub/new.pem')?.git?.ignoreFile, 'sub/.gitignore');
    assert.equal(found.get('sub/new.pem')?.git?.pathFromIgnoreFile, 'new.pem');
    git(other.path, 'clone', '-q', '--shared', folder.path, 'shared');
    writeFileSync(join(other.path, 'shared', 'copy.pem'), 'key of removed.pem');
    assert.deepEqual(await toldOf(join(other.path, 'shared'), 'a/committed.pem', 'copy.pem'), {
      'a/committed.pem': 'committed',
      'copy.pem': 'untracked stored',
    });
  });

  it('sees what happens to the repository from one question to the next', async () => {
    using folder = repository({ 'a.pem': 'a', 'b.pem': 'b' });
    const exposures = nodeExposures(folder.path);
    const state = async () => (await exposures.of(['a.pem'])).get('a.pem')?.git?.state;
    assert.equal(await state(), 'untracked');
    folder.run('add', 'a.pem');
    assert.equal(await state(), 'staged');
    folder.run('commit', '-q', '-m', 'a');
    assert.equal(await state(), 'committed');
    folder.run('rm', '-q', '--cached', 'a.pem');
    folder.write('.gitignore', '*.pem\n');
    assert.equal(await state(), 'ignored');
  });

  it('notices a change of what a further working tree shares with the others', async () => {
    using folder = inEachState();
    using other = temporaryFolder();
    const tree = join(other.path, 'tree');
    folder.run('worktree', 'add', '-q', tree, '-b', 'side');
    writeFileSync(join(tree, 'new.pem'), 'new');
    const exposures = nodeExposures(tree);
    const state = async () => (await exposures.of(['new.pem'])).get('new.pem')?.git?.state;
    assert.equal(await state(), 'untracked');
    assert.equal(exposures.hasChanged(), false);
    folder.write('.git/info/exclude', '/new.pem\n');
    assert.equal(exposures.hasChanged(), true);
    assert.equal(await state(), 'ignored');
  });

  it('survives a damaged repository', async () => {
    using folder = inEachState();
    folder.run('gc', '-q');
    for (const [damaged, size] of [
      ['index', 200],
      ['index', 3],
      ['HEAD', 2],
    ] as const) {
      using copy = temporaryFolder();
      cpSync(folder.path, copy.path, { recursive: true });
      truncateSync(join(copy.path, '.git', damaged), size);
      const found = await nodeExposures(copy.path).of(all);
      assert.equal(found.get('ignored.pem')?.git?.state, 'ignored');
      await nodeExposures(copy.path).lostKeyFiles();
    }
  });

  it('survives any byte of its index and packs changed', async () => {
    using folder = inEachState();
    folder.run('gc', '-q', '--aggressive');
    const packs = join(folder.path, '.git/objects/pack');
    const kept = readdirSync(packs).filter((name) => /\.(?:idx|pack)$/.test(name));
    const files = [join(folder.path, '.git/index'), ...kept.map((name) => join(packs, name))];
    for (const file of files) chmodSync(file, 0o600);
    const whole = files.map((file) => readFileSync(file));
    const change = fc.record({
      file: fc.nat({ max: files.length - 1 }),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      value: fc.nat({ max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = whole.map((each) => Buffer.from(each));
        for (const { file, at, value } of changes) {
          const damaged = bytes[file];
          damaged?.writeUInt8(value, Math.floor(at * damaged.length));
        }
        for (const [index, file] of files.entries()) writeFileSync(file, bytes[index] ?? '');
        const exposures = nodeExposures(folder.path);
        assert.equal((await exposures.of(all)).size, all.length);
        await exposures.lostKeyFiles();
      }),
      { numRuns: 150 },
    );
  });

  it('tells the permissions of files, and of no link', async function () {
    if (process.platform === 'win32') this.skip();
    using folder = temporaryFolder({ 'a.pem': '', 'b.pem': '' });
    chmodSync(join(folder.path, 'a.pem'), 0o640);
    symlinkSync('b.pem', join(folder.path, 'c.pem'));
    const found = await nodeExposures(folder.path).of(['a.pem', 'c.pem', 'd.pem']);
    assert.deepEqual(
      [...found.values()].map(({ mode }) => mode),
      [0o640, null, null],
    );
  });

  it('finds files with a passphrase and nothing else', async () => {
    using folder = temporaryFolder({
      'a/password.txt': 's3cret\n',
      'a/bundle.p12.pass': 's3cret',
      'a/mdp.txt': 'one\ntwo\n',
      'a/passphrase': '',
      'a/password.ts': 's3cret',
      'a/compass.txt': 'north',
      'b/Mot de passe.txt': 's3cret',
    });
    const found = await nodeExposures(folder.path).passphraseFiles(['a', 'b', 'none']);
    assert.deepEqual(Object.fromEntries(found), {
      a: ['a/bundle.p12.pass', 'a/password.txt'],
      b: ['b/Mot de passe.txt'],
    });
  });
});
