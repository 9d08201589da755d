import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../../src/core/inventory/fileFacts';
import { unreadableText } from '../../src/core/inventory/unreadableFindings';
import { nodeWorkspace } from '../../src/platform/nodeWorkspace';
import { temporaryFolder } from './temporaryFolder';

const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string;

/** What a scan visits, by path, and what it cannot read; `meanwhile` runs before each visit is told. */
async function scanned(root: string, meanwhile: (visited: number) => void = () => undefined) {
  const facts = new Map<string, FileFacts | null>();
  const { files, unreadable } = await nodeWorkspace(root).scan((path, found) => {
    meanwhile(facts.size);
    facts.set(path, found);
  });
  assert.equal(files, facts.size);
  const withKeys = [...facts].filter(([, found]) => (found?.material.length ?? 0) > 0).map(([path]) => path);
  return { facts, withKeys: withKeys.sort(), unreadable };
}

describe('scanning a folder that makes trouble', () => {
  const oddNames = [
    ...[
      ' a.pem',
      'a.pem ',
      'a\nb.pem',
      'a\tb',
      '\u001b[31mred.pem',
      'a\\b.pem',
      '"a".pem',
      '-rf',
      '~',
      '$(id).pem',
    ],
    ...[
      '..a',
      'a..',
      '%2e%2e',
      '*',
      'é.pem',
      'e\u0301.pem',
      '\u{1f511}.pem',
      '\u202egnp.mep',
      '\ufeffa.pem',
      'con',
    ],
    ...['#a', '!a', '[a]', `${'a'.repeat(251)}.pem`, 'constructor', '__proto__'],
  ];

  it('reads files of any name', async () => {
    using folder = temporaryFolder(Object.fromEntries(oddNames.map((name) => [`deep é/${name}`, key])));
    const { withKeys, unreadable } = await scanned(folder.path);
    assert.deepEqual(withKeys, oddNames.map((name) => `deep é/${name}`).sort());
    assert.deepEqual(unreadable, []);
  });

  it('reads the rest where a name is no Unicode', async function () {
    using folder = temporaryFolder({ 'b.pem': key });
    const path = Buffer.concat([
      Buffer.from(`${folder.path}/`),
      Buffer.of(0x61, 0xff, 0xfe),
      Buffer.from('.pem'),
    ]);
    try {
      writeFileSync(path, key);
    } catch {
      this.skip();
    }
    const { withKeys, unreadable } = await scanned(folder.path);
    assert.ok(withKeys.includes('b.pem'));
    assert.equal(withKeys.length + unreadable.length, 2, 'the other is read, or told');
    for (const each of unreadable) assert.match(unreadableText(each).en, /not in Unicode/);
  });

  it('ends where links form loops, and reads what is not a link', async () => {
    using folder = temporaryFolder({ 'a/key.pem': key, 'b/key.pem': key });
    for (const [target, path] of [
      ['..', 'a/up'],
      ['../b', 'a/b'],
      ['../a', 'b/a'],
      ['self', 'self'],
      ['two', 'one'],
      ['one', 'two'],
      ['nowhere', 'dangling.pem'],
      ['self', 'certificates.yaml'],
    ] as const)
      symlinkSync(target, join(folder.path, path));
    const { withKeys, unreadable } = await scanned(folder.path);
    assert.deepEqual(withKeys, ['a/key.pem', 'b/key.pem']);
    assert.deepEqual(unreadable, [{ path: 'certificates.yaml', reason: 'link' }]);
  });

  it('does not wait for devices', async function () {
    using folder = temporaryFolder({ 'key.pem': key });
    const made = [
      ['zero.pem', 'c', '1', '5'],
      ['tty.pem', 'c', '5', '0'],
      ['disk.pem', 'b', '7', '0'],
    ].map(([name = '', ...device]) => spawnSync('mknod', [join(folder.path, name), ...device]).status === 0);
    if (made.includes(false)) this.skip();
    const { withKeys, facts } = await scanned(folder.path);
    assert.deepEqual(withKeys, ['key.pem']);
    assert.equal(facts.size, 1);
  });

  it('reads files whose size the system does not tell', async function () {
    const root = '/proc/self/fdinfo';
    if (process.platform !== 'linux') this.skip();
    const { facts } = await scanned(root);
    assert.ok(facts.size > 0);
  });

  it('goes on where folders are deeper than a path may be long', async () => {
    using folder = temporaryFolder({ 'key.pem': key });
    const start = process.cwd();
    try {
      process.chdir(folder.path);
      for (let depth = 0; depth < 30; depth += 1) {
        mkdirSync('d'.repeat(200));
        process.chdir('d'.repeat(200));
      }
      writeFileSync('deep.pem', key);
    } finally {
      process.chdir(start);
    }
    const { withKeys, unreadable } = await scanned(folder.path);
    assert.deepEqual(withKeys, ['key.pem']);
    assert.equal(unreadable.length, 1);
    spawnSync('rm', ['-rf', folder.path]);
  });

  it('reads the rest where files vanish, shrink and grow meanwhile', async () => {
    using folder = temporaryFolder();
    for (let number = 0; number < 1200; number += 1) folder.write(`f${number % 40}/${number}.pem`, key);
    const at = (number: number) => join(folder.path, `f${number % 40}/${number}.pem`);
    const { facts, unreadable } = await scanned(folder.path, (visited) => {
      if (visited !== 100) return;
      for (let number = 0; number < 1200; number += 4) {
        rmSync(at(number));
        truncateSync(at(number + 1));
        appendFileSync(at(number + 2), 'x'.repeat(20_000));
      }
      rmSync(join(folder.path, 'f3'), { recursive: true });
    });
    for (let number = 0; number < 1200; number += 1) {
      const path = `f${number % 40}/${number}.pem`;
      const isLeft = number % 4 !== 0 && number % 40 !== 3;
      if (isLeft) assert.ok(facts.has(path), path);
      if (number % 4 === 2) assert.equal(facts.get(path)?.material.length, 1);
    }
    for (const { reason } of unreadable) assert.equal(reason, 'missing');
  });

  it('reads a root that is gone, a file or empty as nothing, and says why', async () => {
    using folder = temporaryFolder({ file: key });
    assert.deepEqual((await scanned(join(folder.path, 'none'))).unreadable, [
      { path: '.', reason: 'missing' },
    ]);
    assert.deepEqual((await scanned(join(folder.path, 'file'))).unreadable, [
      { path: '.', reason: 'missing' },
    ]);
  });

  it('reads several roots at once, one inside the other, each as if it were alone', async () => {
    using folder = temporaryFolder({ 'a.pem': key, 'inner/b.pem': key });
    using other = temporaryFolder({ 'a.pem': key, 'c.pem': key });
    const roots = [folder.path, join(folder.path, 'inner'), other.path];
    const found = await Promise.all(roots.map((root) => scanned(root)));
    assert.deepEqual(
      found.map(({ withKeys }) => withKeys),
      [['a.pem', 'inner/b.pem'], ['b.pem'], ['a.pem', 'c.pem']],
    );
  });
});
