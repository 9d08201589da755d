import assert from 'node:assert/strict';
import { PassphraseStore } from '../../src/client/passphraseStore';
import { fakeStorage } from './fakeStorage';

const file = (name: string) => ({ sha256: name, uri: `file:///${name}.pem` });

describe('PassphraseStore', () => {
  it('keeps a passphrase by what it opens, and lists files only', async () => {
    const storage = fakeStorage();
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
    const storage = fakeStorage();
    const store = new PassphraseStore(storage);
    await store.keep(file('a'), 'phrase a');
    await store.keep(file('b'), 'phrase b');
    await store.forget('a');
    await store.forget('none');
    assert.deepEqual([await store.get('a'), await store.files()], [undefined, [file('b')]]);
    await store.forget('b');
    assert.equal(storage.held.size, 0);
  });

  it('lists what two windows keep at once, and nothing that another has forgotten', async () => {
    const storage = fakeStorage();
    const first = new PassphraseStore(storage);
    let other: Promise<void> | undefined;
    // It has read the list before the other keeps, and writes it after.
    const late = {
      ...storage,
      async store(name: string, value: string) {
        await (other ??= first.keep(file('a'), 'phrase a'));
        await storage.store(name, value);
      },
    };
    const second = new PassphraseStore(late);
    await second.keep(file('b'), 'phrase b');
    await storage.settled();
    const names = async () => (await second.files()).map(({ sha256 }) => sha256).sort();
    assert.deepEqual(await names(), ['a', 'b']);

    await Promise.all([first.keep(file('c'), 'phrase c'), second.keep(file('d'), 'phrase d')]);
    await storage.settled();
    assert.deepEqual(await names(), ['a', 'b', 'c', 'd']);

    for (const name of ['a', 'b', 'c', 'd']) await second.forget(name);
    await storage.settled();
    assert.equal(storage.held.size, 0);
  });

  it('lists nothing that the storage did not keep', async () => {
    const storage = fakeStorage();
    const store = new PassphraseStore(storage);
    storage.fails = (name) => name.startsWith('passphrase of ');
    await assert.rejects(store.keep(file('a'), 'phrase a'), /no keyring/);
    assert.equal(storage.held.size, 0);
  });

  it('does without a list that cannot be read', async () => {
    const storage = fakeStorage();
    const store = new PassphraseStore(storage);
    await store.keep(file('a'), 'phrase a');
    const [list = ''] = [...storage.held.keys()].filter((name) => !name.startsWith('passphrase of '));
    for (const damaged of ['{', '{}', '[null, 1, {"sha256":"a"}]']) {
      storage.held.set(list, damaged);
      assert.deepEqual(await store.files(), []);
      assert.equal(await store.get('a'), 'phrase a');
    }
    await store.keep(file('b'), 'phrase b');
    assert.deepEqual(await store.files(), [file('b'), file('a')]);
  });
});
