import assert from 'node:assert/strict';
import type { FileExposure, WatchedExposures } from '../../../src/core/exposure/exposures';
import { KnownExposures } from '../../../src/core/exposure/knownExposures';

/** Exposures of which a test says what they are, and which write down what they are asked about. */
function given() {
  const modes = new Map<string, number>();
  const asked: (readonly string[])[] = [];
  let hasChanged = false;
  let meanwhile: () => void = () => undefined;
  const exposures: WatchedExposures = {
    of(paths) {
      asked.push(paths);
      hasChanged = false;
      const exposureOf = (path: string): FileExposure => ({ mode: modes.get(path) ?? 0o600, git: null });
      const answers = new Map(paths.map((path) => [path, exposureOf(path)]));
      meanwhile();
      return Promise.resolve(answers);
    },
    hasChanged: () => hasChanged,
    passphraseFiles(folders) {
      asked.push(folders);
      return Promise.resolve(new Map([['a', ['a/mdp.txt']]]));
    },
    lostKeyFiles: () => Promise.resolve({ paths: [], complete: true }),
  };
  const known = new KnownExposures(exposures);
  return {
    known,
    modes,
    asked: () => asked.splice(0),
    change: () => (hasChanged = true),
    /** Has something happen while the exposures are asked. */
    meanwhile: (work: () => void) => (meanwhile = work),
    modesOf: async (...paths: string[]) =>
      [...(await known.of(paths))].map(([path, { mode }]) => [path, mode]),
  };
}

describe('KnownExposures', () => {
  it('asks about each file once, until it is told of it', async () => {
    const { known, modes, asked, modesOf } = given();
    await modesOf('a', 'b', 'b');
    assert.equal(known.isFromMemory, false);
    modes.set('a', 0o644).set('b', 0o644);
    known.forget('b');
    assert.deepEqual(await modesOf('c', 'a', 'b'), [
      ['a', 0o600],
      ['c', 0o600],
      ['b', 0o644],
    ]);
    assert.deepEqual(asked(), [
      ['a', 'b'],
      ['c', 'b'],
    ]);
    assert.equal(known.isFromMemory, true);
  });

  it('asks about all files once a repository has changed, or everything is to be asked again', async () => {
    const { known, modes, asked, modesOf, change } = given();
    await modesOf('a', 'b');
    modes.set('a', 0o644);
    change();
    assert.deepEqual(await modesOf('a'), [['a', 0o644]]);
    modes.set('a', 0o640);
    known.forgetAll();
    assert.deepEqual(await modesOf('a'), [['a', 0o640]]);
    assert.deepEqual(asked(), [['a', 'b'], ['a'], ['a']]);
    assert.equal(known.isFromMemory, false);
  });

  it('does not remember what changed while it was asked about', async () => {
    for (const forget of ['forget', 'forgetAll'] as const) {
      const { known, modes, modesOf, meanwhile } = given();
      meanwhile(() => known[forget]('a'));
      assert.deepEqual(await modesOf('a'), [['a', 0o600]]);
      meanwhile(() => undefined);
      modes.set('a', 0o644);
      assert.deepEqual(await modesOf('a'), [['a', 0o644]]);
    }
  });

  it('tells what was known when it was asked of what changes meanwhile', async () => {
    const { known, modesOf, meanwhile } = given();
    await modesOf('a');
    meanwhile(() => known.forgetAll());
    assert.deepEqual(await modesOf('a', 'b'), [
      ['a', 0o600],
      ['b', 0o600],
    ]);
  });

  it('looks for passphrases once in a folder, until one of its files changes', async () => {
    const { known, asked } = given();
    const passphrases = async () => [...(await known.passphraseFiles(['a', 'b']))];
    for (let round = 0; round < 2; round += 1)
      assert.deepEqual(await passphrases(), [
        ['a', ['a/mdp.txt']],
        ['b', []],
      ]);
    known.forget('b/mdp.txt');
    await passphrases();
    assert.deepEqual(asked(), [['a', 'b'], ['b']]);
  });
});
