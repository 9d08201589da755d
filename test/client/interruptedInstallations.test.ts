import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFolder } from 'vscode';
import type { Session } from '../../src/client/session';
import { install } from '../../src/core/installation/install';
import type { SecretsFolder } from '../../src/core/secretsFolder';
import type { EntrySummary } from '../../src/protocol';
import { temporaryFolder } from '../platform/temporaryFolder';
import { createMiniature, type Miniature } from '../support/authority';
import { publisher } from '../support/publisher';
import { fakeEditor } from './fakeEditor';

describe('Opening a folder in which an installation was interrupted', () => {
  let authority: Miniature;
  before(async () => {
    authority = await createMiniature();
  });

  /** A folder with an installation that ended between the chain and the certificate. */
  async function interrupted() {
    const folder = temporaryFolder();
    const own = publisher(folder.path, authority);
    folder.write('certificates.yaml', own.document.text);
    await own.generate('insi');
    const plan = await own.plan(await own.signed('secrets/insi/request.csr'));
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    const { secrets } = own;
    const ending: SecretsFolder = {
      ...secrets,
      writeNew: (files) =>
        files.some(({ path }) => path.endsWith('certificate.pem'))
          ? Promise.reject(new Error('killed'))
          : secrets.writeNew(files),
    };
    await assert.rejects(install(plan, ending), /killed/);
    const at = (name: string) => join(folder.path, 'secrets/insi', name);
    assert.ok(existsSync(at('installation.json')) && !existsSync(at('certificate.pem')));
    return { ...folder, at, secrets };
  }

  /** Opens a folder in an editor, and returns what it tells. */
  async function opening(path: string, port: SecretsFolder, isTrusted: boolean, language = 'en') {
    using editor = fakeEditor(path, { isTrusted, language });
    const { finishInOpened } = await import('../../src/client/interruptedInstallations');
    const [configurationUri, shared] = [
      editor.uriOf('certificates.yaml'),
      { product: null, commonName: null, hasKey: true, hasCertificate: false },
    ];
    const entries: EntrySummary[] = ['insi', 'dmp'].map((id) => ({ configurationUri, id, ...shared }));
    const session = {
      client: Promise.resolve({ sendRequest: () => Promise.resolve(entries) }),
      host: { secretsOf: () => port },
    } as unknown as Session;
    await finishInOpened([editor.folder as WorkspaceFolder], session);
    return editor.told;
  }

  it('finishes it, and says so once', async () => {
    using folder = await interrupted();
    assert.deepEqual(await opening(folder.path, folder.secrets, true), [
      'The installation of “insi”, which had been interrupted, is finished.',
    ]);
    assert.ok(existsSync(folder.at('certificate.pem')) && !existsSync(folder.at('installation.json')));
    assert.deepEqual(await opening(folder.path, folder.secrets, true), []);
  });

  it('says so in French', async () => {
    using folder = await interrupted();
    const told = await opening(folder.path, folder.secrets, true, 'fr');
    assert.deepEqual(told, ['L’installation de « insi », qui avait été interrompue, est terminée.']);
  });

  it('touches nothing in an untrusted workspace, nor where another window is at work', async () => {
    using folder = await interrupted();
    assert.deepEqual(await opening(folder.path, folder.secrets, false), []);
    await folder.secrets.exclusively('secrets/insi', async () => {
      assert.deepEqual(await opening(folder.path, folder.secrets, true), []);
    });
    assert.ok(existsSync(folder.at('installation.json')) && !existsSync(folder.at('certificate.pem')));
  });

  it('says what stands in its way', async () => {
    using folder = await interrupted();
    folder.write('secrets/insi/certificate.pem', 'something else');
    const [told, ...others] = await opening(folder.path, folder.secrets, true);
    assert.match(told ?? '', /^secrets\/insi\/certificate\.pem is neither what it was/);
    assert.deepEqual(others, []);
  });
});
