import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { finishInstallations, install } from '../../src/core/installation/install';
import { separateKeys } from '../../src/core/exposure/separateKey';
import { separateKey } from '../../src/platform/separateKey';
import { makeKey } from '../core/inventory/keys';
import { createMiniature, type Miniature } from '../support/authority';
import { deliveredBundle } from '../support/deliveredBundle';
import { publisher } from '../support/publisher';
import type { Changes } from './changes';
import { temporaryFolder } from './temporaryFolder';

/** Ends the process, as a power cut would, before its nth change of a file or folder. */
const killer = `const fs = require('node:fs');
let left = Number(process.env.KILL_BEFORE);
for (const name of ['openSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync']) {
  const real = fs[name];
  fs[name] = (...given) => {
    if (name === 'openSync' && given[1] === 'r') return real(...given);
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
    return real(...given);
  };
}
`;

type Tree = Readonly<Record<string, string>>;

/** Every file of a folder with its content. */
function treeOf(folder: string): Tree {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

/** Makes changes on copies of a folder, killed before the 1st, the 2nd, … until one process comes to its end. */
async function killedEverywhere(
  root: string,
  changes: Changes,
  see: (copy: string, step: number) => Promise<void>,
): Promise<{ readonly steps: number; readonly whole: Tree }> {
  writeFileSync(join(root, 'changes.json'), JSON.stringify(changes));
  for (let step = 1; step < 200; step++) {
    const copy = join(root, `copy-${step}`);
    mkdirSync(copy);
    cpSync(join(root, 'start'), copy, { recursive: true });
    const given = ['-r', '../killer.cjs', '../changes.cjs', '../changes.json'];
    const env = { ...process.env, KILL_BEFORE: String(step) };
    const { status, signal, stderr } = spawnSync(process.execPath, given, {
      cwd: copy,
      env,
      encoding: 'utf8',
    });
    if (signal === null) {
      assert.equal(status, 0, stderr);
      return { steps: step - 1, whole: treeOf(copy) };
    }
    await see(copy, step);
  }
  return assert.fail('never came to an end');
}

describe('a process that is killed', () => {
  let authority: Miniature;
  let bundle: string;
  before(async () => {
    authority = await createMiniature();
    const entry = join(__dirname, 'changes.ts');
    const built = await build({ entryPoints: [entry], bundle: true, platform: 'node', write: false });
    bundle = built.outputFiles[0]?.text ?? '';
  });

  /** A folder with a key and its request, and the certificate that came back for them. */
  async function prepared() {
    const folder = temporaryFolder({ 'killer.cjs': killer, 'changes.cjs': bundle, 'start/file': '' });
    const start = join(folder.path, 'start');
    const first = publisher(start, authority, '2024-01-11T12:00:00Z');
    await first.generate('insi');
    const chain = authority.intermediate.pem + authority.root.pem;
    const returned = (await first.signed('secrets/insi/request.csr')) + chain;
    const plan = await first.plan(returned);
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    return { ...folder, start, first, returned, plan };
  }

  /** What the next run does, whatever was left. */
  async function again(root: string, returned: string | Uint8Array, at: string, ...passwords: string[]) {
    const { document, secrets, plan } = publisher(root, authority, at);
    for (const { refusal } of await finishInstallations(document, 'secrets', secrets))
      assert.equal(refusal, null);
    const planned = await plan(returned, undefined, secrets, ...passwords);
    if ('reason' in planned) assert.equal(planned.reason, 'already-installed');
    else assert.equal(await install(planned, secrets), null);
  }

  /** Fails where a content of the folder as it was is nowhere any more. */
  function losesNothing(start: Tree, copy: string) {
    const left = new Set(Object.values(treeOf(copy)));
    for (const [file, content] of Object.entries(start)) assert.ok(left.has(content), `${file} is lost`);
  }

  it('while it installs a certificate leaves all as it was or all done, and the next one finishes', async () => {
    using folder = await prepared();
    const { path, start, plan, returned } = folder;
    const ends: Tree[] = [];
    const { steps, whole } = await killedEverywhere(path, { plan }, async (copy) => {
      losesNothing(treeOf(start), copy);
      await again(copy, returned, '2024-01-11T12:00:00Z');
      ends.push(treeOf(copy));
    });
    assert.ok(steps > 10);
    for (const [index, end] of ends.entries()) assert.deepEqual(end, whole, `before change ${index + 1}`);
  });

  it('while it renews loses neither set, and the next one finishes', async () => {
    using folder = await prepared();
    const { path, start, first, plan } = folder;
    assert.equal(await install(plan, first.secrets), null);
    const later = publisher(start, authority);
    await later.renew('insi');
    const returned = await later.signed('secrets/insi/renewal/request.csr');
    writeFileSync(join(start, 'secrets/insi/bundle.p12'), 'a bundle of the former key');
    const renewal = await later.plan(returned);
    assert.ok(!('reason' in renewal), JSON.stringify(renewal));
    const ends: Tree[] = [];
    const { steps, whole } = await killedEverywhere(path, { plan: renewal }, async (copy) => {
      losesNothing(treeOf(start), copy);
      await again(copy, returned, '2026-11-21T12:00:00Z');
      ends.push(treeOf(copy));
    });
    assert.ok(steps > 30);
    const archive = 'secrets/insi/archive/2024-01-10_2027-01-09';
    const set = ['certificate.pem', 'chain.pem', 'private-key.pem', 'request.csr'];
    assert.deepEqual(
      Object.keys(whole).filter((name) => name.startsWith('secrets/')),
      [
        `${archive}/bundle.p12`,
        ...set.map((name) => `${archive}/${name}`),
        ...set.map((name) => `secrets/insi/${name}`),
      ],
    );
    for (const [index, end] of ends.entries()) assert.deepEqual(end, whole, `before change ${index + 1}`);
  });

  it('while it stores a key that came in a PKCS#12 loses none, and the next one finishes', async () => {
    using folder = await prepared();
    const { path, start } = folder;
    const later = publisher(start, authority);
    const { bytes } = await deliveredBundle(authority);
    const plan = await later.plan(bytes, undefined, later.secrets, 'platform');
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    const key = 'secrets/insi/private-key.pem';
    // Where nothing was begun, the next one encrypts the key anew.
    const apart = ({ [key]: own = '', ...rest }: Tree) => ({ rest, header: own.split('\n', 1) });
    const ends: Tree[] = [];
    const { steps, whole } = await killedEverywhere(path, { plan }, async (copy) => {
      losesNothing(treeOf(start), copy);
      await again(copy, bytes, '2026-11-21T12:00:00Z', 'platform');
      ends.push(treeOf(copy));
    });
    assert.ok(steps > 20);
    assert.deepEqual(apart(whole).header, ['-----BEGIN ENCRYPTED PRIVATE KEY-----']);
    const archived = 'secrets/insi/archive/2026-11-21_2026-11-21/private-key.pem';
    assert.equal(whole[archived], treeOf(start)[key]);
    for (const [index, end] of ends.entries())
      assert.deepEqual(apart(end), apart(whole), `before change ${index + 1}`);
  });

  it('while it writes a new key leaves it with its request or neither, and the next one tidies up', async () => {
    using folder = await prepared();
    const files = ['private-key.pem', 'request.csr'].map((name) => ({
      path: `secrets/dmp/${name}`,
      content: name,
    }));
    const { steps } = await killedEverywhere(folder.path, { files }, async (copy) => {
      const made = Object.keys(treeOf(copy)).filter((name) => name.startsWith('secrets/dmp/'));
      assert.ok(made.length === 0 || made.length === 2, made.join());
      await publisher(copy, authority).secrets.writeNew(files);
      const all = Object.keys(treeOf(copy)).filter((name) => name.startsWith('secrets/'));
      const both = ['private-key.pem', 'request.csr'];
      const expected = ['dmp', 'insi'].flatMap((id) => both.map((name) => `secrets/${id}/${name}`));
      assert.deepEqual(all, expected);
    });
    assert.ok(steps > 4);
  });

  it('while it moves a key out of a file leaves the file whole or the key in its own, and the next one finishes', async () => {
    using folder = await prepared();
    const start = join(folder.path, 'start');
    const { pkcs8, request } = makeKey('rsa');
    writeFileSync(join(start, 'both.pem'), pkcs8 + request, { mode: 0o600 });
    const ends: Tree[] = [];
    let halfway = 0;
    const { steps, whole } = await killedEverywhere(folder.path, { separated: 'both.pem' }, (copy) => {
      const left = treeOf(copy);
      const isDone = left['both.pem'] === request;
      assert.ok(isDone || left['both.pem'] === pkcs8 + request);
      if (isDone || left['both.key'] !== undefined) assert.equal(left['both.key'], pkcs8);
      if (!isDone && left['both.key'] !== undefined) halfway++;
      const place = separateKey(copy, 'both.pem', separateKeys);
      assert.equal(place, isDone ? null : 'both.key');
      ends.push(treeOf(copy));
      return Promise.resolve();
    });
    assert.ok(steps > 4 && halfway > 0);
    assert.deepEqual([whole['both.pem'], whole['both.key']], [request, pkcs8]);
    for (const [index, end] of ends.entries()) assert.deepEqual(end, whole, `before change ${index + 1}`);
  });
});
