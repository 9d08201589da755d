import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { entriesWithoutKey, generateMany } from '../../src/core/generateMany';
import { manyGeneratedText } from '../../src/core/report/manyGeneratedText';
import { createMiniature } from '../support/authority';
import { publisher } from '../support/publisher';
import { temporaryFolder } from './temporaryFolder';

const watch = { isCancelled: () => false, progress: () => undefined };

describe('generateMany', () => {
  it('makes the keys of all entries that have none, with one passphrase, and says what was not made', async () => {
    using folder = temporaryFolder({ 'secrets/dmp/request.csr': 'old' });
    const { order, document, secrets } = publisher(folder.path, await createMiniature());
    assert.deepEqual(await entriesWithoutKey(document, 'secrets', secrets), ['insi', 'dmp-auth']);
    let asked = 0;
    const passphrase = () => Promise.resolve(`phrase ${++asked}`);
    const made = await generateMany(['insi', 'dmp', 'dmp-auth'], { ...order, passphrase }, secrets, watch);
    assert.equal(asked, 1);
    assert.deepEqual(
      made.done.map(({ id, request }) => [id, request]),
      [
        ['insi', 'secrets/insi/request.csr'],
        ['dmp-auth', 'secrets/dmp-auth/request.csr'],
      ],
    );
    assert.deepEqual(
      made.refused.map(({ id, reason }) => [id, reason]),
      [['dmp', 'exists']],
    );
    const summary = manyGeneratedText(made, 'en');
    assert.match(summary, /## Made \(2\)\n\n- insi: secrets\/insi\/request\.csr/);
    assert.match(summary, /## Not made \(1\)\n\n- dmp: .*exists already and is never replaced/);
    assert.deepEqual(await entriesWithoutKey(document, 'secrets', secrets), []);
  });

  it('stops between two entries once it is cancelled', async () => {
    using folder = temporaryFolder();
    const { order, secrets } = publisher(folder.path, await createMiniature());
    const seen: string[] = [];
    const made = await generateMany(['insi', 'dmp', 'dmp-auth'], order, secrets, {
      isCancelled: () => seen.length === 1,
      progress: (id) => void seen.push(id),
    });
    assert.deepEqual([made.done.map(({ id }) => id), made.left], [['insi'], ['dmp', 'dmp-auth']]);
    assert.match(manyGeneratedText(made, 'fr'), /## Non commencées : annulé \(2\)/);
    assert.equal(existsSync(join(folder.path, 'secrets/dmp')), false);
  });
});
