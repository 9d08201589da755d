import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeExposures } from '../../src/platform/nodeExposures';
import { makeKey } from '../core/inventory/keys';
import { git, repository } from './repository';
import { temporaryFolder } from './temporaryFolder';

describe('nodeExposures.lostKeyFiles', () => {
  it('finds the keys that only the history holds', async () => {
    const { pkcs8, request } = makeKey('rsa');
    using folder = repository({
      'old/private-key.pem': pkcs8,
      'old/request.pem': request,
      'now.pem': makeKey('rsa').pkcs8,
    });
    folder.commit('old', 'now.pem');
    folder.run('rm', '-q', '-r', 'old');
    folder.run('commit', '-q', '-m', 'Gone');
    const exposures = nodeExposures(folder.path);
    assert.deepEqual(await exposures.lostKeyFiles(), { paths: ['old/private-key.pem'], complete: true });
    folder.run('gc', '-q', '--aggressive');
    folder.run('rm', '-q', 'now.pem');
    folder.run('commit', '-q', '-m', 'Gone too');
    assert.deepEqual((await exposures.lostKeyFiles()).paths, ['now.pem', 'old/private-key.pem']);
    assert.deepEqual((await nodeExposures(folder.path).lostKeyFiles()).paths, [
      'now.pem',
      'old/private-key.pem',
    ]);
    folder.write('old/private-key.pem', 'another');
    assert.deepEqual((await nodeExposures(join(folder.path, 'old')).lostKeyFiles()).paths, []);
    rmSync(join(folder.path, 'old/private-key.pem'));
    assert.deepEqual((await nodeExposures(join(folder.path, 'old')).lostKeyFiles()).paths, [
      'private-key.pem',
    ]);
  });

  it('reads what branches, tags, remote branches and stashes hold, as they come', async () => {
    using folder = repository({ file: '', 'side.pem': makeKey('rsa').pkcs8 });
    using clone = temporaryFolder();
    folder.commit('file');
    const exposures = nodeExposures(folder.path);
    const lost = async () => {
      const { paths, complete } = await exposures.lostKeyFiles();
      assert.equal(complete, true);
      return paths;
    };
    assert.deepEqual(await lost(), []);
    folder.run('checkout', '-q', '-b', 'team/side');
    folder.commit('side.pem');
    folder.run('checkout', '-q', 'main');
    assert.deepEqual(await lost(), ['side.pem']);
    folder.run('checkout', '-q', '--detach');
    folder.write('tagged.pem', makeKey('rsa').pkcs8);
    folder.commit('tagged.pem');
    folder.run('tag', '-a', '-m', 'Tag', 'tagged');
    folder.run('checkout', '-q', 'main');
    assert.deepEqual(await lost(), ['side.pem', 'tagged.pem']);
    for (const name of ['earlier.pem', 'later.pem']) {
      folder.write(name, makeKey('rsa').pkcs8);
      folder.run('add', name);
      folder.run('stash', '-q');
    }
    const all = ['earlier.pem', 'later.pem', 'side.pem', 'tagged.pem'];
    assert.deepEqual(await lost(), all);
    assert.deepEqual(await nodeExposures(folder.path).lostKeyFiles(), { paths: all, complete: true });
    folder.run('pack-refs', '--all');
    assert.deepEqual(await nodeExposures(folder.path).lostKeyFiles(), { paths: all, complete: true });
    git(clone.path, 'clone', '-q', '--no-tags', folder.path, 'clone');
    assert.deepEqual((await nodeExposures(join(clone.path, 'clone')).lostKeyFiles()).paths, ['side.pem']);
  });

  it('reads packed references as they are now, and says where there are too many of them', async () => {
    using folder = repository({ file: '', 'side.pem': makeKey('rsa').pkcs8 });
    folder.commit('file');
    folder.run('checkout', '-q', '-b', 'side');
    folder.commit('side.pem');
    folder.run('checkout', '-q', 'main');
    folder.run('pack-refs', '--all');
    folder.run('update-ref', 'refs/heads/side', 'main');
    assert.deepEqual(await nodeExposures(folder.path).lostKeyFiles(), { paths: [], complete: true });
    const head = folder.run('rev-parse', 'main').trim();
    const tags = Array.from({ length: 2001 }, (_, index) => `${head} refs/tags/v${index}\n`);
    folder.write('.git/packed-refs', tags.join(''));
    assert.deepEqual(await nodeExposures(folder.path).lostKeyFiles(), { paths: [], complete: false });
  });

  it('says of a history that was cut off that it is not whole', async () => {
    using folder = repository({ file: '' });
    using other = temporaryFolder();
    folder.commit('file');
    folder.run('commit', '-q', '--allow-empty', '-m', 'Second');
    git(other.path, 'clone', '-q', '--depth', '1', `file://${folder.path}`, 'shallow');
    assert.deepEqual(await nodeExposures(join(other.path, 'shallow')).lostKeyFiles(), {
      paths: [],
      complete: false,
    });
  });
});
