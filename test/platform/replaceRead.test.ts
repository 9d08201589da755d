import assert from 'node:assert/strict';
import { lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { replaceRead } from '../../src/core/replaceRead';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { temporaryFolder } from './temporaryFolder';

const read = Buffer.from('as it was');
const content = Buffer.from('as it is to be');

describe('replaceRead', () => {
  for (const path of ['key.pem', 'secrets/x/key.pem']) {
    it(`replaces ${path} as it was read, for its owner alone`, async () => {
      using folder = temporaryFolder({ [path]: read });
      assert.equal(await replaceRead({ path, read, content }, nodeSecretsFolder(folder.path)), null);
      assert.deepEqual(readFileSync(join(folder.path, path)), content);
      if (process.platform !== 'win32') assert.equal(statSync(join(folder.path, path)).mode & 0o777, 0o600);
    });
  }

  it('leaves a file that has changed or gone meanwhile', async () => {
    using folder = temporaryFolder({ 'secrets/x/key.pem': 'another' });
    const [secrets, path] = [nodeSecretsFolder(folder.path), 'secrets/x/key.pem'];
    assert.match((await replaceRead({ path, read, content }, secrets))?.en ?? '', /changed or gone/);
    assert.equal(readFileSync(join(folder.path, path), 'utf8'), 'another');
    rmSync(join(folder.path, path));
    assert.match((await replaceRead({ path, read, content }, secrets))?.en ?? '', /changed or gone/);
  });

  it('puts no file in the place of a link', async () => {
    using folder = temporaryFolder({ 'secrets/x/real.pem': read });
    symlinkSync('real.pem', join(folder.path, 'secrets/x/key.pem'));
    const refusal = await replaceRead(
      { path: 'secrets/x/key.pem', read, content },
      nodeSecretsFolder(folder.path),
    );
    assert.match(refusal?.en ?? '', /is a link/);
    assert.ok(lstatSync(join(folder.path, 'secrets/x/key.pem')).isSymbolicLink());
    assert.deepEqual(readFileSync(join(folder.path, 'secrets/x/real.pem')), read);
  });

  it('waits for no other that works in the folder', async () => {
    using folder = temporaryFolder({ 'secrets/x/key.pem': read });
    const secrets = nodeSecretsFolder(folder.path);
    const refusal = await secrets.exclusively('secrets/x', () =>
      replaceRead({ path: 'secrets/x/key.pem', read, content }, secrets),
    );
    assert.ok(refusal && 'en' in refusal);
    assert.match(refusal.en, /Another window/);
  });
});
