import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { HistoryWalk } from '../../src/platform/git/history';
import { GitObjects, type GitObject } from '../../src/platform/git/objects';
import { Pack } from '../../src/platform/git/pack';
import { copyingDelta, emptyStore, indexHead, packOf, type Packed } from './gitStore';
import { temporaryFolder } from './temporaryFolder';

const mebibyte = 1024 * 1024;
const id = (text: string) => createHash('sha1').update(text).digest('hex');

function writeAt(path: string, offset: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}

/** A store with a pack in which each name stands for an object by its position. */
function packed(objects: readonly Packed[], names: Readonly<Record<string, number>>) {
  const store = emptyStore();
  const { pack, index } = packOf(objects, new Map(Object.entries(names)));
  store.write('.git/objects/pack/pack-1.pack', pack);
  store.write('.git/objects/pack/pack-1.idx', index);
  return store;
}

const again = (length: number): Packed[] =>
  Array.from({ length }, () => ({ type: 6, content: copyingDelta(mebibyte, mebibyte) }));
const tree: Packed = { type: 2, content: Buffer.alloc(mebibyte) };
const blob: Packed = { type: 3, content: Buffer.from('content') };
const failing: Packed = { type: 6, content: copyingDelta(mebibyte, mebibyte, Buffer.from([0])) };

describe('GitObjects', () => {
  it('counts what it unpacked and made for objects that cannot be read', () => {
    const chain = [tree, ...again(5), failing];
    using store = packed([...chain, blob], { [id('bad')]: 6, [id('good')]: 7 });
    const objects = new GitObjects(store.repository, 12 * mebibyte);
    assert.equal(objects.read(id('good'))?.content.toString(), 'content');
    assert.equal(objects.read(id('bad')), null);
    assert.equal(objects.read(id('good'))?.content.toString(), 'content');
    assert.equal(objects.read(id('bad')), null);
    assert.equal(objects.read(id('good')), null);
    objects.close();
  });

  it('counts loose objects that are damaged or too large', () => {
    using store = emptyStore();
    const bomb = id('bomb');
    store.write(
      `.git/objects/${bomb.slice(0, 2)}/${bomb.slice(2)}`,
      deflateSync(Buffer.alloc(16 * mebibyte)),
    );
    const good = id('good');
    store.write(`.git/objects/${good.slice(0, 2)}/${good.slice(2)}`, deflateSync('blob 7\0content'));
    const objects = new GitObjects(store.repository, 4 * mebibyte);
    assert.equal(objects.read(good)?.content.toString(), 'content');
    for (let count = 0; count < 3; count += 1) assert.equal(objects.read(bomb), null);
    assert.equal(objects.read(good), null);
  });

  it('makes 32 MiB on the way to one object, and no more', () => {
    using store = packed([tree, ...again(40)], { [id('near')]: 30, [id('far')]: 40 });
    const objects = new GitObjects(store.repository);
    assert.equal(objects.read(id('near'))?.content.length, mebibyte);
    assert.equal(objects.read(id('far')), null);
    objects.close();
  });
});

describe('Pack', () => {
  it('finds a name among millions that begin alike, without reading them', () => {
    using folder = temporaryFolder();
    const count = 4_000_000;
    const path = join(folder.path, 'pack-1');
    const last = Buffer.from(`00${'f'.repeat(38)}`, 'hex');
    const places = 1032 + count * 24;
    writeFileSync(
      `${path}.idx`,
      indexHead(() => count),
    );
    truncateSync(`${path}.idx`, places + count * 4);
    writeAt(`${path}.idx`, 1032 + (count - 1) * 20, last);
    writeAt(`${path}.idx`, places + (count - 1) * 4, Buffer.from([0, 0, 0, 12]));
    const pack = new Pack(path, 20);
    assert.equal(pack.offsetOf(last), 12);
    assert.equal(pack.offsetOf(Buffer.from(`00${'e'.repeat(38)}`, 'hex')), null);
    pack.close();
  });
});

/** A walk of the history of `start` in a store that `find` makes up, and how many objects it asked for. */
async function walked(start: string, find: (name: string) => GitObject | null) {
  let asked = 0;
  const walk = new HistoryWalk('', (name) => name.endsWith('.pem'));
  const read = (name: string) => {
    asked += 1;
    return find(name);
  };
  await walk.walk({ read }, [start], () => undefined);
  return { asked, walk };
}

const commit = (rootTree: string, parents: readonly string[]): GitObject => ({
  type: 'commit',
  content: Buffer.from(`tree ${rootTree}\n${parents.map((each) => `parent ${each}\n`).join('')}\nText\n`),
});

function treeOf(count: number, mode: string, from: string): GitObject {
  const lines = Array.from({ length: count }, (_, index) =>
    Buffer.concat([Buffer.from(`${mode} ${index}.pem\0`), Buffer.from(id(`${from} ${index}`), 'hex')]),
  );
  return { type: 'tree', content: Buffer.concat(lines) };
}

describe('HistoryWalk', () => {
  it('counts the commits that it cannot read', async () => {
    const parents = (from: string) => Array.from({ length: 1300 }, (_, index) => id(`${from} ${index}`));
    const readable = new Set(parents('first').slice(0, 10));
    const { asked, walk } = await walked(id('first'), (name) => {
      if (name === id('first')) return commit(id('none'), parents('first'));
      return readable.has(name) ? commit(id('none'), parents(name)) : null;
    });
    assert.ok(asked <= 10_000, `${asked} objects`);
    assert.equal(walk.complete, false);
  });

  it('reads 10,000 commits and trees at most, however they multiply', async () => {
    const { asked, walk } = await walked(id('first'), (name) =>
      commit(id('none'), [id(`one ${name}`), id(`other ${name}`)]),
    );
    assert.ok(asked <= 10_000, `${asked} objects`);
    assert.equal(walk.complete, false);
  });

  it('takes 2,000 files at most, and says that there are more', async () => {
    const files = treeOf(2001, '100644', 'file');
    const { walk } = await walked(id('first'), (name) =>
      name === id('first') ? commit(id('tree'), []) : files,
    );
    assert.equal(walk.found.length, 2000);
    assert.equal(walk.complete, false);
  });

  it('reads two million lines of trees at most, and says that there are more', async () => {
    const folders = treeOf(250, '40000', 'folder');
    const files = treeOf(20_000, '100644', 'file');
    const others = {
      ...files,
      content: Buffer.from(files.content.toString('latin1').replaceAll('.pem', '.txt'), 'latin1'),
    };
    const { asked, walk } = await walked(id('first'), (name) => {
      if (name === id('first')) return commit(id('tree'), []);
      return name === id('tree') ? folders : others;
    });
    assert.ok(asked > 100 && asked < 110, `${asked} objects`);
    assert.equal(walk.complete, false);
  });

  it('says nothing is missing where all is read', async () => {
    const files = treeOf(2, '100644', 'file');
    const { asked, walk } = await walked(id('first'), (name) => {
      if (name === id('tree')) return files;
      return commit(id('tree'), name === id('first') ? [id('second')] : []);
    });
    assert.deepEqual([asked, walk.found.length, walk.complete], [3, 2, true]);
  });
});
