import assert from 'node:assert/strict';
import { PassphraseStore } from '../../src/client/passphraseStore';

/** VS Code's secret storage, every answer in a later turn. */
class Storage {
  readonly held = new Map<string, string>();

  async get(name: string) {
    await Promise.resolve();
    return this.held.get(name);
  }

  async store(name: string, value: string) {
    await Promise.resolve();
    this.held.set(name, value);
  }

  async delete(name: string) {
    await Promise.resolve();
    this.held.delete(name);
  }
}

const file = (name: string) => ({ sha256: name, uri: `file:///${name}.pem` });

describe('PassphraseStore', () => {
  it('keeps a passphrase by what it opens, and lists files only', async () => {
    const storage = new Storage();
    const store = new PassphraseStore(storage);
    await Promise.all([store.keep(file('a'), 'phrase a'), store.keep(file('b'), 'phrase b')]);
    await store.keep({ ...file('a'), uri: 'file:///moved.pem' }, 'phrase a');
    const other = new PassphraseStore(storage);
    assert.deepEqual(
      [await other.get('a'), await other.get('b'), await other.get('c')],
      ['phrase a', 'phrase b', undefined],
    );
    assert.deepEqual(await other.files(), [file('b'), { ...file('a'), uri: 'file:///moved.pem' }]);
    const list = [...storage.held].find(([name]) => !name.startsWith('passphrase of '));
    assert.doesNotMatch(list?.join() ?? '', /phrase [ab]/);
  });

  it('leaves nothing of what it forgets', async () => {
    const storage = new Storage();
    const store = new PassphraseStore(storage);
    await store.keep(file('a'), 'phrase a');
    await store.keep(file('b'), 'phrase b');
    await store.forget('a');
    await store.forget('none');
    assert.deepEqual([await store.get('a'), await store.files()], [undefined, [file('b')]]);
    await store.forget('b');
    assert.equal(storage.held.size, 0);
  });

  it('does without a list that cannot be read', async () => {
    const storage = new Storage();
    const store = new PassphraseStore(storage);
    await store.keep(file('a'), 'phrase a');
    const [list = ''] = [...storage.held.keys()].filter((name) => !name.startsWith('passphrase of '));
    for (const damaged of ['{', '{}', '[null, 1, {"sha256":"a"}]']) {
      storage.held.set(list, damaged);
      assert.deepEqual(await store.files(), []);
      assert.equal(await store.get('a'), 'phrase a');
    }
    await store.keep(file('b'), 'phrase b');
    assert.deepEqual(await store.files(), [file('b')]);
  });
});
