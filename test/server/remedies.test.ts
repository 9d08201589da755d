import assert from 'node:assert/strict';
import { chmodSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nodeExposures } from '../../src/platform/nodeExposures';
import { restrictFileMode } from '../../src/platform/restrictFileMode';
import { commandIds } from '../../src/protocol';
import { makeKey as makePair } from '../core/inventory/keys';
import { git } from '../platform/repository';
import { temporaryFolder } from '../platform/temporaryFolder';
import { connectClient, type ClientOptions, type ConnectedClient } from './connectedClient';
import { configurationOf, makeKey, now, publisherFolder } from './publisherFolder';

const configuration = configurationOf({ id: 'insi', commonName: 'INSI-MANU', services: 'INSi' });
const { pem } = makeKey();

/** A client of a folder whose exposure the server is told of. */
async function guarded(
  files: Readonly<Record<string, string>>,
  options: ClientOptions & { readonly git?: boolean } = {},
) {
  const folder = await publisherFolder(files);
  if (options.git !== false) git(folder.path, 'init', '-q');
  for (const path of Object.keys(files)) chmodSync(join(folder.path, path), 0o600);
  const client = await connectClient([folder.path], {
    now,
    workspace: (workspace) => ({ ...workspace, exposures: nodeExposures(folder.path) }),
    ...options,
  });
  return {
    folder,
    client,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

/** The actions about one finding, once it is told. */
async function actionsAbout(client: ConnectedClient, uri: string, rule: string): Promise<CodeAction[]> {
  const diagnostics = await client.diagnostics(uri, (each) => each.some(({ code }) => code === rule));
  const about = diagnostics.filter(({ code }) => code === rule);
  const all: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: about[0]?.range,
    context: { diagnostics: about },
  });
  return all.filter(({ diagnostics: shown = [] }) => shown.length > 0);
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

function applied(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'ignore', 1, text), edit?.changes?.[uri] ?? []);
}

describe('Code actions on exposed keys', () => {
  it('have git ignore a folder of secrets, and the finding goes once it does', async () => {
    for (const before of ['', 'node_modules/\n', 'node_modules/', 'a\r\nb\r\n']) {
      await using session = await guarded({
        'certificates.yaml': configuration,
        'secrets/insi/private-key.pem': pem,
        '.gitignore': before,
      });
      const { client, folder } = session;
      const uri = folder.uri('certificates.yaml');
      const ignoreUri = folder.uri('.gitignore');
      const [ignore] = await actionsAbout(client, uri, 'secrets-folder-not-ignored');
      assert.equal(ignore?.title, 'Add /secrets/ to .gitignore');
      assert.equal(ignore.isPreferred, true);
      const after = applied(before, ignoreUri, ignore.edit);
      assert.deepEqual(after.split(/\r?\n/), [...before.split(/\r?\n/).filter(Boolean), '/secrets/', '']);
      writeFileSync(join(folder.path, '.gitignore'), after);
      const seen = git(folder.path, 'ls-files', '--others', '--exclude-standard', 'secrets');
      assert.equal(seen, '');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: ignoreUri, type: 2 }],
      });
      await client.diagnostics(
        uri,
        (each) => !each.some(({ code }) => code === 'secrets-folder-not-ignored'),
      );
    }
  });

  it('make .gitignore where there is none, in a trusted workspace only', async () => {
    for (const trusted of [true, false]) {
      await using session = await guarded({ 'certs/a b.pem': pem }, { trusted });
      const { client, folder } = session;
      const [ignore] = await actionsAbout(client, folder.uri('certs/a b.pem'), 'private-key-in-git');
      if (!trusted) {
        assert.equal(ignore?.title, 'Ignore private-key-in-git here');
        continue;
      }
      const uri = folder.uri('.gitignore');
      const origin = { line: 0, character: 0 };
      assert.equal(ignore?.title, 'Add /certs/a b.pem to .gitignore');
      assert.deepEqual(ignore.edit?.documentChanges, [
        { kind: 'create', uri, options: { ignoreIfExists: true } },
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start: origin, end: origin }, newText: '/certs/a b.pem\n' }],
        },
      ]);
    }
  });

  it('restrict a file to its owner, where the editor can', async function () {
    if (process.platform === 'win32') this.skip();
    await using session = await guarded({ 'a.pem': pem }, { git: false });
    const { client, folder } = session;
    const uri = folder.uri('a.pem');
    const changed = { changes: [{ uri, type: 2 }] };
    chmodSync(join(folder.path, 'a.pem'), 0o644);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', changed);
    const [restrict] = await actionsAbout(client, uri, 'key-file-mode');
    assert.deepEqual(restrict?.command, {
      title: 'Restrict the file to its owner (mode 0600)',
      command: commandIds.restrictFileMode,
      arguments: [uri],
    });
    restrictFileMode(folder.path, 'a.pem');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', changed);
    await client.diagnostics(uri, (each) => each.length === 0);
  });

  it('move a key into the folder of secrets', async () => {
    const files = { 'certificates.yaml': configuration, 'deploy/server.key': pem };
    await using session = await guarded(files, { git: false });
    const { client, folder } = session;
    const uri = folder.uri('deploy/server.key');
    const [move] = await actionsAbout(client, uri, 'key-outside-secrets');
    assert.equal(move?.title, 'Move to secrets/server.key');
    assert.deepEqual(move.edit?.documentChanges, [
      {
        kind: 'rename',
        oldUri: uri,
        newUri: folder.uri('secrets/server.key'),
        options: { overwrite: false },
      },
    ]);
  });

  it('move a key out of the file of a request', async () => {
    const [key, csr] = [makePair('rsa'), 'a.csr'];
    await using session = await guarded({ [csr]: key.request + key.encrypted }, { git: false });
    const uri = session.folder.uri(csr);
    const [separate] = await actionsAbout(session.client, uri, 'key-beside-request');
    assert.equal(separate?.title, 'Move the key into a file of its own');
    assert.deepEqual(
      [separate.command?.command, separate.command?.arguments],
      [commandIds.separateKey, [uri]],
    );
  });

  it('give a key a passphrase, where policy asks for one, and offer nothing that writes without trust', async () => {
    const settings = { rules: { 'unencrypted-private-key': 'warning' } };
    for (const trusted of [true, false]) {
      await using session = await guarded({ 'a.pem': pem }, { git: false, settings, trusted });
      const uri = session.folder.uri('a.pem');
      const actions = await actionsAbout(session.client, uri, 'unencrypted-private-key');
      assert.equal(titles(actions).includes('Give the key a passphrase…'), trusted);
      if (trusted) assert.equal(actions[0]?.command?.command, commandIds.changeKeyPassphrase);
    }
  });
});

describe('restrictFileMode', () => {
  it('changes a file, and neither a folder nor what a link leads to', function () {
    if (process.platform === 'win32') this.skip();
    using folder = temporaryFolder({ 'a.pem': '', 'b.pem': '', 'd/e.pem': '' });
    const at = (name: string) => join(folder.path, name);
    const mode = (name: string) => statSync(at(name)).mode & 0o777;
    for (const name of ['a.pem', 'b.pem']) chmodSync(at(name), 0o664);
    symlinkSync('b.pem', at('c.pem'));
    assert.equal(restrictFileMode(folder.path, 'a.pem'), true);
    assert.equal(mode('a.pem'), 0o600);
    assert.throws(() => restrictFileMode(folder.path, 'c.pem'));
    assert.equal(mode('b.pem'), 0o664);
    assert.throws(() => restrictFileMode(folder.path, 'd'));
    symlinkSync('.', at('d/up'));
    chmodSync(at('d/e.pem'), 0o664);
    assert.equal(restrictFileMode(folder.path, 'd/up/e.pem'), false);
    assert.equal(restrictFileMode(at('d'), '../b.pem'), false);
    assert.deepEqual([mode('b.pem'), mode('d/e.pem')], [0o664, 0o664]);
  });
});
