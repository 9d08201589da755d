import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { separateKeys } from '../../src/core/exposure/separateKey';
import { separateKey } from '../../src/platform/separateKey';
import { makeKey } from '../core/inventory/keys';
import { repository } from './repository';
import { temporaryFolder } from './temporaryFolder';

const { pkcs8, encrypted, traditional, request } = makeKey('rsa');

describe('separateKeys', () => {
  it('takes keys out and leaves the rest as it was', () => {
    for (const key of [pkcs8, encrypted, traditional, pkcs8.replaceAll('\n', '\r\n')]) {
      const text = `# mine\n${request}\n${key}# the end`;
      assert.deepEqual(separateKeys(text), { keys: key, rest: `# mine\n${request}\n# the end` });
    }
    assert.deepEqual(separateKeys(pkcs8 + request + encrypted.trimEnd()), {
      keys: pkcs8 + encrypted,
      rest: request,
    });
  });

  it('does nothing where there is a doubt', () => {
    const cut = pkcs8.split('\n').slice(0, -3).join('\n');
    const indented = pkcs8.replaceAll(/^/gm, '  ');
    for (const text of [request, pkcs8, request + cut, request + indented, request + pkcs8 + indented, ''])
      assert.equal(separateKeys(text), null);
  });

  it('reads many beginnings without an end in time', () => {
    assert.equal(separateKeys(`-----BEGIN PRIVATE KEY-----\n`.repeat(30_000)), null);
  });
});

describe('separateKey', () => {
  it('writes the key for its owner alone under a free name, as it was', () => {
    using folder = temporaryFolder({ 'a.csr': pkcs8 + request, 'a.key': 'taken' });
    const path = join(folder.path, 'a.csr');
    chmodSync(path, 0o640);
    assert.equal(separateKey(folder.path, 'a.csr', separateKeys), 'a-private-key.pem');
    const place = join(folder.path, 'a-private-key.pem');
    assert.equal(createPrivateKey(readFileSync(place)).export({ type: 'pkcs8', format: 'pem' }), pkcs8);
    assert.equal(readFileSync(path, 'utf8'), request);
    assert.equal(readFileSync(join(folder.path, 'a.key'), 'utf8'), 'taken');
    if (process.platform === 'win32') return;
    assert.equal(statSync(place).mode & 0o777, 0o600);
    assert.equal(statSync(path).mode & 0o777, 0o640);
  });

  it('brings no key into the sight of git', () => {
    using folder = repository({
      '.gitignore': '*.pem\n/odd.csr\n',
      'both.pem': pkcs8 + request,
      'odd.csr': pkcs8 + request,
    });
    assert.equal(separateKey(folder.path, 'both.pem', separateKeys), 'both-private-key.pem');
    folder.write('.gitignore', '/odd.csr\n');
    assert.equal(separateKey(folder.path, 'odd.csr', separateKeys), null);
    assert.ok(!folder.run('status', '--porcelain').includes('odd'));
  });

  it('finishes what an interruption left, and takes no other file for that', () => {
    using folder = temporaryFolder({ 'a.csr': pkcs8 + request, 'a.key': pkcs8 });
    const path = join(folder.path, 'a.csr');
    chmodSync(join(folder.path, 'a.key'), 0o600);
    assert.equal(separateKey(folder.path, 'a.csr', separateKeys), 'a.key');
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.csr', 'a.key']);
    assert.equal(readFileSync(path, 'utf8'), request);
    if (process.platform === 'win32') return;
    writeFileSync(path, pkcs8 + request);
    chmodSync(join(folder.path, 'a.key'), 0o644);
    assert.equal(separateKey(folder.path, 'a.csr', separateKeys), 'a-private-key.pem');
  });

  it('leaves everything as it was where the file changes meanwhile, or nothing can be moved', () => {
    using folder = temporaryFolder({ 'a.csr': pkcs8 + request, 'b.csr': request });
    const path = join(folder.path, 'a.csr');
    const meanwhile = (text: string) => {
      writeFileSync(path, `${text}# more`);
      return separateKeys(text);
    };
    assert.throws(() => separateKey(folder.path, 'a.csr', meanwhile), /has changed/);
    assert.equal(readFileSync(path, 'utf8'), `${pkcs8}${request}# more`);
    assert.equal(separateKey(folder.path, 'b.csr', separateKeys), null);
    assert.ok(!existsSync(join(folder.path, 'a.key')));
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.csr', 'b.csr']);
  });

  it('moves nothing in a folder that a link leads to', () => {
    using folder = temporaryFolder({ 'inside/b.csr': pkcs8 + request, 'outside/a.csr': pkcs8 + request });
    symlinkSync('../outside', join(folder.path, 'inside/linked'), 'junction');
    const root = join(folder.path, 'inside');
    for (const path of ['linked/a.csr', '../outside/a.csr'])
      assert.equal(separateKey(root, path, separateKeys), null);
    assert.deepEqual(readdirSync(join(folder.path, 'outside')), ['a.csr']);
    assert.equal(readFileSync(join(folder.path, 'outside/a.csr'), 'utf8'), pkcs8 + request);
    symlinkSync('inside', join(folder.path, 'opened'), 'junction');
    assert.equal(separateKey(join(folder.path, 'opened'), 'b.csr', separateKeys), 'b.key');
  });
});
