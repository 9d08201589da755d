import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Uri, WorkspaceFolder } from 'vscode';
import type { Host } from '../../src/client/session';
import { generateKeyAndRequest } from '../../src/core/generateKeyAndRequest';
import type { SecretsFolder } from '../../src/core/secretsFolder';
import { temporaryFolder } from '../platform/temporaryFolder';
import { createMiniature, type Miniature } from '../support/authority';
import { publisher } from '../support/publisher';
import { fakeEditor } from './fakeEditor';
import { fakeStorage } from './fakeStorage';

describe('A generated passphrase that VS Code is to keep', () => {
  let authority: Miniature;
  before(async () => {
    authority = await createMiniature();
  });

  /** A folder in an editor whose user has the passphrase generated and kept. */
  async function opened() {
    const folder = temporaryFolder();
    const own = publisher(folder.path, authority);
    folder.write('certificates.yaml', own.document.text);
    const editor = fakeEditor(folder.path, { answer: ['Generate', 'secret storage'] });
    const { keepPassphrasesIn } = await import('../../src/client/keptPassphrases');
    const storage = fakeStorage();
    keepPassphrasesIn(storage);
    const kept = () => [...storage.held].filter(([name]) => name.startsWith('passphrase of '));
    const key = (id: string) => join(folder.path, `secrets/${id}/private-key.pem`);
    const dispose = () => {
      editor[Symbol.dispose]();
      folder[Symbol.dispose]();
    };
    return { ...own, editor, storage, kept, key, root: folder.path, [Symbol.dispose]: dispose };
  }
  type Opened = Awaited<ReturnType<typeof opened>>;

  async function makeOne({ editor, order }: Opened, secrets: SecretsFolder) {
    const { writeNewKey } = await import('../../src/client/writeNewKey');
    await writeNewKey(
      {
        title: { en: 'Key', fr: 'Clé' },
        make: (passphrase, port) => generateKeyAndRequest({ ...order, id: 'insi', passphrase }, port),
        command: () => null,
        told: () => [],
      },
      { folder: editor.folder as WorkspaceFolder, secrets },
    );
  }

  async function makeMany({ editor, secrets }: Opened) {
    const { makeKeys } = await import('../../src/client/makeKeys');
    const configuration = editor.at('certificates.yaml') as unknown as Uri;
    const entries = ['insi', 'dmp'].map((id) => ({ configuration, id }));
    await makeKeys(entries, 2048, { secretsOf: () => secrets } as unknown as Host);
  }

  function opens(path: string, [entry]: [string, string][]) {
    const [, passphrase = ''] = entry ?? [];
    assert.notEqual(passphrase, '');
    createPrivateKey({ key: readFileSync(path), passphrase });
  }

  it('is kept before the key is written, and opens it', async () => {
    using own = await opened();
    const atWriting: number[] = [];
    await makeOne(own, {
      ...own.secrets,
      writeNew(files) {
        atWriting.push(own.kept().length);
        return own.secrets.writeNew(files);
      },
    });
    assert.deepEqual(atWriting, [1]);
    opens(own.key('insi'), own.kept());
  });

  it('is forgotten where the key is refused', async () => {
    using own = await opened();
    await makeOne(own, {
      ...own.secrets,
      writeNew: () => Promise.resolve({ reason: 'disk-full', path: 'secrets/insi/private-key.pem' }),
    });
    assert.equal(own.editor.told.length, 1);
    assert.equal(own.storage.held.size, 0);
  });

  it('leaves nothing written where it cannot be kept', async () => {
    using own = await opened();
    own.storage.fails = () => true;
    await assert.rejects(makeOne(own, own.secrets), /secret storage does not keep the passphrase/);
    assert.deepEqual(own.editor.told, []);
    assert.ok(!existsSync(join(own.root, 'secrets')));
  });

  it('is kept key by key where many are made', async () => {
    using own = await opened();
    own.storage.fails = (name) => name.startsWith('passphrase of ') && own.kept().length === 1;
    await assert.rejects(makeMany(own), /secret storage does not keep the passphrase/);
    opens(own.key('insi'), own.kept());
    assert.ok(!existsSync(own.key('dmp')));
  });
});
