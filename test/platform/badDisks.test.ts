import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs, {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { finishInstallations, install } from '../../src/core/installation/install';
import { writeRefusalText } from '../../src/core/writeRefusalText';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { createMiniature } from '../support/authority';
import { publisher } from '../support/publisher';
import { temporaryFolder } from './temporaryFolder';

const key = { path: 'secrets/x/private-key.pem', content: 'key' };
const request = { path: 'secrets/x/request.csr', content: 'request' };

/** A disk of its own for a test; null where this machine lets no test mount one. */
function disk(options: string) {
  const folder = temporaryFolder();
  const path = join(folder.path, 'disk');
  mkdirSync(path);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]).status === 0;
  return {
    path: mounted ? path : null,
    remount: (changed: string) => spawnSync('mount', ['-o', `remount,${changed}`, path]).status,
    [Symbol.dispose]() {
      if (mounted) spawnSync('umount', [path]);
      folder[Symbol.dispose]();
    },
  };
}

/** Lets every hard link fail as on a disk that has none. */
function withoutHardLinks(code: string) {
  const real = fs.linkSync;
  let asked = 0;
  fs.linkSync = () => {
    asked++;
    throw Object.assign(new Error(code), { code });
  };
  return {
    /** How often one was tried. */
    get asked() {
      return asked;
    },
    [Symbol.dispose]: () => void (fs.linkSync = real),
  };
}

/** Lets no folder of a name be listed, as where permission is missing. */
function unlisted(name: string) {
  const real = fs.readdirSync;
  let asked = 0;
  const refusing = (path: string, ...options: []) => {
    if (!path.endsWith(name)) return real(path, ...options);
    asked++;
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  fs.readdirSync = refusing as typeof real;
  return {
    get asked() {
      return asked;
    },
    [Symbol.dispose]: () => void (fs.readdirSync = real),
  };
}

describe('a disk that is full or read-only', () => {
  it('is told as such, and nothing is left', async function () {
    using full = disk('size=64k');
    if (full.path === null) this.skip();
    const secrets = nodeSecretsFolder(full.path);
    const large = { ...key, content: 'x'.repeat(100_000) };
    assert.deepEqual(await secrets.writeNew([request, large]), { reason: 'disk-full', path: request.path });
    assert.deepEqual(readdirSync(full.path), []);
    const { en, fr } = writeRefusalText({ reason: 'disk-full', path: request.path });
    assert.match(en, /the disk is full\. Free some space/);
    assert.match(fr, /le disque est plein/);
    assert.equal(full.remount('ro'), 0);
    assert.deepEqual(await secrets.writeNew([key]), { reason: 'read-only', path: key.path });
    assert.deepEqual(await secrets.exclusively('secrets/x', () => assert.fail('worked')), {
      reason: 'read-only',
      path: 'secrets/x',
    });
  });

  it('ends an installation in one message, and the next one finishes it', async function () {
    using full = disk('size=256k');
    if (full.path === null) this.skip();
    const authority = await createMiniature();
    const { generate, signed, plan, secrets, document } = publisher(full.path, authority);
    await generate('insi');
    const returned = (await signed('secrets/insi/request.csr')) + authority.intermediate.pem;
    const planned = await plan(returned);
    assert.ok(!('reason' in planned));
    const fill = join(full.path, 'fill');
    const filled = { ...secrets, writeNew: fillThenWrite };
    let writes = 0;
    function fillThenWrite(files: Parameters<typeof secrets.writeNew>[0]) {
      // After the journal.
      if (++writes === 2) assert.notEqual(spawnSync('dd', ['if=/dev/zero', `of=${fill}`]).status, 0);
      return secrets.writeNew(files);
    }
    const refused = await install(planned, filled);
    assert.equal(refused?.reason, 'disk-full');
    assert.deepEqual(readdirSync(join(full.path, 'secrets/insi')).sort(), [
      'installation.json',
      'private-key.pem',
      'request.csr',
    ]);
    rmSync(fill);
    const finished = await finishInstallations(document, 'secrets', secrets);
    assert.deepEqual(finished, [{ id: 'insi', refusal: null }]);
    assert.deepEqual(readdirSync(join(full.path, 'secrets/insi')).sort(), [
      'certificate.pem',
      'chain.pem',
      'private-key.pem',
      'request.csr',
    ]);
  });
});

describe('a disk without hard links', () => {
  for (const code of ['EPERM', 'ENOTSUP', 'ENOSYS']) {
    it(`takes new files whole and replaces none (${code})`, async () => {
      using folder = temporaryFolder({ 'secrets/x/request.csr': 'old' });
      using links = withoutHardLinks(code);
      const secrets = nodeSecretsFolder(folder.path);
      assert.deepEqual(await secrets.writeNew([key, request]), { reason: 'exists', path: request.path });
      assert.deepEqual(readdirSync(join(folder.path, 'secrets/x')), ['request.csr']);
      assert.equal(await secrets.writeNew([key]), null);
      assert.equal(readFileSync(join(folder.path, key.path), 'utf8'), 'key');
      assert.equal(statSync(join(folder.path, key.path)).mode & 0o777, 0o600);
      assert.equal(readFileSync(join(folder.path, request.path), 'utf8'), 'old');
      assert.ok(links.asked > 0);
    });
  }
});

describe('a folder that two windows work in', () => {
  it('is worked in by one of them at a time', async () => {
    using folder = temporaryFolder();
    const [one, other] = [nodeSecretsFolder(folder.path), nodeSecretsFolder(folder.path)];
    const outcome = await one.exclusively('secrets/x', async () => {
      assert.deepEqual(await other.exclusively('secrets/x', () => assert.fail('worked')), {
        reason: 'busy',
        path: 'secrets/x',
      });
      return other.exclusively('secrets/y', () => Promise.resolve('elsewhere'));
    });
    assert.equal(outcome, 'elsewhere');
    assert.equal(await other.exclusively('secrets/x', () => Promise.resolve('after')), 'after');
    await assert.rejects(Promise.resolve(one.exclusively('secrets/x', () => Promise.reject(new Error('x')))));
    assert.deepEqual(readdirSync(join(folder.path, 'secrets/x')), []);
  });

  it('is not held up by a process that is gone, but by one of another machine', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const [host, expected] of [
      [hostname(), 'worked'],
      ['another machine', { reason: 'busy', path: 'secrets/x' }],
    ] as const) {
      using folder = temporaryFolder({ 'secrets/x/.lock': JSON.stringify({ pid, host }) });
      const secrets = nodeSecretsFolder(folder.path);
      const outcome = await secrets.exclusively('secrets/x', () => Promise.resolve('worked'));
      assert.deepEqual(outcome, expected);
      const old = new Date(Date.now() - 60 * 60 * 1000);
      if (outcome === 'worked') continue;
      fs.utimesSync(join(folder.path, 'secrets/x/.lock'), old, old);
      assert.equal(await secrets.exclusively('secrets/x', () => Promise.resolve('worked')), 'worked');
    }
  });
});

describe('a lock that is none of ours', () => {
  for (const [what, make] of [
    ['a link to a device without end', (path: string) => symlinkSync('/dev/zero', path)],
    ['a link to nothing', (path: string) => symlinkSync('nowhere', path)],
    ['a folder', (path: string) => mkdirSync(path)],
  ] as const) {
    it(`is told at once where it is ${what}`, async () => {
      using folder = temporaryFolder({ 'secrets/x/any': '' });
      make(join(folder.path, 'secrets/x/.lock'));
      const secrets = nodeSecretsFolder(folder.path);
      const outcome = await secrets.exclusively('secrets/x', () => assert.fail('worked'));
      assert.deepEqual(outcome, { reason: 'unfit', path: 'secrets/x/.lock' });
    });
  }
});

describe('a folder with one inside that cannot be read', () => {
  it('is worked in all the same, time after time', async () => {
    using folder = temporaryFolder({ 'secrets/x/archive/any': '' });
    using closed = unlisted('archive');
    const secrets = nodeSecretsFolder(folder.path);
    for (const time of ['first', 'second'])
      assert.equal(await secrets.exclusively('secrets/x', () => Promise.resolve(time)), time);
    assert.ok(closed.asked > 0);
  });
});

describe('a file that is none of ours', () => {
  it('is neither read nor replaced through a link, and not read where it is too large', async () => {
    using folder = temporaryFolder({ outside: 'private', 'w/large': 'x'.repeat(1024 * 1024 + 1) });
    const root = join(folder.path, 'w');
    symlinkSync('../outside', join(root, 'link'));
    symlinkSync('..', join(root, 'out'));
    const secrets = nodeSecretsFolder(root);
    assert.deepEqual(await secrets.read('link'), { reason: 'unfit', path: 'link' });
    assert.deepEqual(await secrets.read('large'), { reason: 'unfit', path: 'large' });
    for (const path of ['out/outside', '../outside']) {
      const refusal = { reason: 'outside-workspace', path };
      assert.deepEqual(await secrets.read(path), refusal);
      assert.deepEqual(await secrets.replace({ path, content: '' }), refusal);
      assert.deepEqual(await secrets.remove(path), refusal);
    }
    assert.deepEqual(await secrets.exclusively('out', () => assert.fail('worked')), {
      reason: 'outside-workspace',
      path: 'out',
    });
    assert.equal(readFileSync(join(folder.path, 'outside'), 'utf8'), 'private');
    writeFileSync(join(root, 'own'), '');
    assert.equal(await secrets.read('none'), null);
  });
});
