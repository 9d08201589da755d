import assert from 'node:assert/strict';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { cliBundles } from '../../esbuild.mjs';
import type { FileFacts } from '../../src/core/inventory/fileFacts';
import { sourceFile } from '../../src/core/inventory/sourceFile';
import { nodeWorkspace, type NodeWorkspaceOptions } from '../../src/platform/nodeWorkspace';
import { makeKey } from '../core/inventory/keys';
import { temporaryFolder } from './temporaryFolder';

describe('nodeWorkspace.scan, with threads and a memory', () => {
  const key = makeKey();
  const other = makeKey();
  const programs = temporaryFolder();
  const script = join(programs.path, 'readerThread.js');
  const later = () => new Date(Date.now() + 60_000);

  before(async () => {
    const bundle = cliBundles(programs.path).find(({ outfile }) => outfile?.endsWith('readerThread.js'));
    await build(bundle ?? {});
  });
  after(() => programs[Symbol.dispose]());

  async function scanned(root: string, options: NodeWorkspaceOptions) {
    const facts: Record<string, FileFacts | null> = {};
    await nodeWorkspace(root, options).scan((path, held) => (facts[path] = held));
    return facts;
  }

  it('reads the same in threads as in this one', async () => {
    using folder = temporaryFolder({
      'certificates.yaml': 'version: 1\n',
      'key.pem': key.pkcs8,
      'key.der': other.der,
      'call.ts': 'const p12Password = "azerty1234"; // https://services.esante.gouv.fr/x',
    });
    for (let number = 0; number < 2000; number += 1) folder.write(`texts/${number % 7}/${number}`, 'text');
    const here = await scanned(folder.path, { readSource: sourceFile });
    for (const helped of [true, false]) {
      const readerThreads = { script, count: 2, helped };
      const there = await scanned(folder.path, { readSource: sourceFile, readerThreads });
      assert.deepEqual(plain(there), plain(here));
    }
    assert.equal(Object.keys(here).length, 2004);
    assert.ok(here['call.ts']?.source);
  });

  it('rejects where a thread cannot run, and where it is cancelled', async () => {
    using folder = temporaryFolder();
    for (let number = 0; number < 2000; number += 1) folder.write(`${number}`, '');
    const missing = { script: `${script}.none`, count: 1, helped: false };
    await assert.rejects(scanned(folder.path, { readerThreads: missing }));
    const ends = join(programs.path, 'ending.js');
    writeFileSync(ends, "require('worker_threads').parentPort.on('message', () => process.exit(0));");
    const ending = { script: ends, count: 2, helped: true };
    await assert.rejects(scanned(folder.path, { readerThreads: ending }), /ended \(0\)/);
    const abort = new AbortController();
    const workspace = nodeWorkspace(folder.path, { readerThreads: { script, count: 2, helped: false } });
    await assert.rejects(
      workspace.scan(() => abort.abort(), { signal: abort.signal }),
      { name: 'AbortError' },
    );
  });

  it('gives the event loop back between the files of a batch', async () => {
    using folder = temporaryFolder();
    for (let number = 0; number < 50; number += 1) folder.write(`${number}`, 'x'.repeat(1_000_000));
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    const readerThreads = { script, count: 1, helped: false };
    await scanned(folder.path, { readerThreads });
    clearInterval(turning);
    assert.ok(turns > 3, `${turns} turns of the event loop`);
  });

  it('remembers what files hold, but no key, as long as they stay the same', async () => {
    using storage = temporaryFolder();
    using folder = temporaryFolder({ 'a/key.pem': key.pkcs8, 'a/text': 'x', 'b/key.pem': other.pkcs8 });
    const options = {
      storage: storage.path,
      readerThreads: { script, count: 1, helped: true },
      now: later,
    };
    const first = await scanned(folder.path, options);
    const spki = first['a/key.pem']?.material[0]?.spki ?? '';
    assert.match(spki, /^[0-9a-f]{64}$/);

    const [name = ''] = readdirSync(storage.path);
    const file = join(storage.path, name);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const remembered = readFileSync(file);
    for (const { pkcs8, der } of [key, other]) {
      assert.ok(!remembered.includes(pkcs8.split('\n')[2] ?? ''), 'no line of a key');
      assert.ok(!remembered.includes(Buffer.from(der.subarray(-40))), 'no bytes of a key');
    }

    // What is remembered counts: a mark left in it comes back, until the file changes.
    writeFileSync(file, remembered.toString('latin1').replace(spki, 'f'.repeat(64)), 'latin1');
    assert.equal((await scanned(folder.path, options))['a/key.pem']?.material[0]?.spki, 'f'.repeat(64));
    folder.write('a/key.pem', `changed\n${key.pkcs8}`);
    rmSync(join(folder.path, 'b/key.pem'));
    folder.write('a/new.pem', other.pkcs8);
    const third = await scanned(folder.path, options);
    assert.deepEqual(Object.keys(third).sort(), ['a/key.pem', 'a/new.pem', 'a/text']);
    assert.equal(third['a/key.pem']?.material[0]?.spki, spki);

    // For a check the certificates of a file are needed in full.
    const checked = await scanned(folder.path, { ...options, readSource: sourceFile });
    assert.equal(checked['a/key.pem']?.material[0]?.spki, spki);
  });

  it('remembers all of a large folder, and of one that was renamed', async () => {
    using storage = temporaryFolder();
    using folder = temporaryFolder();
    for (let number = 0; number < 1100; number += 1) folder.write(`before/${number}`, '');
    folder.write('before/~.pem', key.pkcs8);
    const options = { storage: storage.path, readerThreads: { script, count: 1, helped: true }, now: later };
    await scanned(folder.path, options);
    renameSync(join(folder.path, 'before'), join(folder.path, 'after'));
    const moved = await scanned(folder.path, options);
    assert.equal(Object.keys(moved).length, 1101);

    const [name = ''] = readdirSync(storage.path);
    const file = join(storage.path, name);
    const spki = moved['after/~.pem']?.material[0]?.spki ?? '';
    writeFileSync(file, readFileSync(file, 'latin1').replace(spki, 'f'.repeat(64)), 'latin1');
    assert.equal((await scanned(folder.path, options))['after/~.pem']?.material[0]?.spki, 'f'.repeat(64));
  });

  it('does without what another version of the program remembered, of the same size and date', async () => {
    using storage = temporaryFolder();
    using folder = temporaryFolder({ 'key.pem': key.pkcs8 });
    const versioned = join(programs.path, 'versioned.js');
    const options = {
      storage: storage.path,
      readerThreads: { script: versioned, count: 1, helped: true },
      now: later,
    };
    const date = new Date(2000, 1);
    const install = (content: string) => {
      writeFileSync(versioned, content);
      utimesSync(versioned, date, date);
    };
    install('// 1');
    const spki = (await scanned(folder.path, options))['key.pem']?.material[0]?.spki ?? '';
    const [name = ''] = readdirSync(storage.path);
    const file = join(storage.path, name);
    writeFileSync(file, readFileSync(file, 'latin1').replace(spki, 'f'.repeat(64)), 'latin1');
    install('// 2');
    assert.equal((await scanned(folder.path, options))['key.pem']?.material[0]?.spki, spki);
  });

  it('does without a memory that is cut short, of another program, or cannot be written', async () => {
    using storage = temporaryFolder();
    using folder = temporaryFolder({ 'key.pem': key.pkcs8 });
    const options = { storage: storage.path, readerThreads: { script, count: 1, helped: true }, now: later };
    const first = await scanned(folder.path, options);
    const [name = ''] = readdirSync(storage.path);
    const file = join(storage.path, name);
    const whole = readFileSync(file);
    for (const content of [
      whole.subarray(0, 30),
      new Uint8Array(3),
      Buffer.alloc(5000, 0xff),
      whole.subarray(0, -8),
    ]) {
      writeFileSync(file, content);
      assert.deepEqual(await scanned(folder.path, options), first);
    }
    rmSync(storage.path, { recursive: true });
    writeFileSync(storage.path, 'a file where the folder should be');
    assert.deepEqual(await scanned(folder.path, options), first);
    chmodSync(storage.path, 0o600);
  });

  it('reads again what changed too recently to be sure of', async () => {
    using storage = temporaryFolder();
    using folder = temporaryFolder({ 'key.pem': key.pkcs8 });
    const options = { storage: storage.path, readerThreads: { script, count: 1, helped: true } };
    await scanned(folder.path, options);
    const [name = ''] = readdirSync(storage.path);
    assert.ok(!readFileSync(join(storage.path, name)).includes('"spki"'));
  });
});

/** Typed arrays that came from a thread are told from those made here by nothing that counts. */
function plain(facts: Record<string, FileFacts | null>): unknown {
  return JSON.parse(JSON.stringify(facts)) as unknown;
}
