import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RemoteConsole } from 'vscode-languageserver';
import { FileChangeType, type Diagnostic } from 'vscode-languageserver-protocol';
import { nodeExposures } from '../../src/platform/nodeExposures';
import { Checks } from '../../src/server/checks';
import { Folder } from '../../src/server/folder';
import { defaultSettings } from '../../src/server/settings';
import { repository } from '../platform/repository';
import { connectClient, type ConnectedClient } from './connectedClient';
import { makeKey, publisherFolder } from './publisherFolder';

const [{ pem }, other] = [makeKey(), makeKey()];
const has = (rule: string) => (each: readonly Diagnostic[]) => each.some(({ code }) => code === rule);
const asText = (message: Diagnostic['message']) => (typeof message === 'string' ? message : message.value);
const isEmpty = (each: readonly Diagnostic[]) => each.length === 0;

/** A client of a folder of this machine, with what the server asked about the files in it. */
async function guarded(path: string, exposuresDelay?: number) {
  const asked: (readonly string[])[] = [];
  const exposures = nodeExposures(path);
  const of = (paths: readonly string[]) => {
    asked.push(paths);
    return exposures.of(paths);
  };
  const client = await connectClient([path], {
    workspace: (workspace) => ({ ...workspace, exposures: { ...exposures, of } }),
    ...(exposuresDelay !== undefined && { exposuresDelay }),
  });
  return { client, asked, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() };
}

function changed({ connection }: ConnectedClient, uri: string): Promise<void> {
  const changes = [{ uri, type: FileChangeType.Changed }];
  return connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

describe('Who gets at keys, remembered from check to check', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('is asked about the files that changed alone', async () => {
    using folder = await publisherFolder({ 'a.pem': pem, 'b.pem': other.pem });
    for (const name of ['a.pem', 'b.pem']) chmodSync(join(folder.path, name), 0o644);
    await using session = await guarded(folder.path);
    const { client, asked } = session;
    for (const name of ['a.pem', 'b.pem']) await client.diagnostics(folder.uri(name), has('key-file-mode'));
    chmodSync(join(folder.path, 'b.pem'), 0o600);
    await changed(client, folder.uri('b.pem'));
    await client.diagnostics(folder.uri('b.pem'), isEmpty);
    assert.deepEqual(asked, [['a.pem', 'b.pem'], ['b.pem']]);
    assert.equal(client.published(folder.uri('a.pem')), 1);
  });

  it('is asked again after a change about what nothing told of', async () => {
    using folder = await publisherFolder({ 'a.pem': pem, 'b.pem': other.pem });
    for (const [name, mode] of [
      ['a.pem', 0o600],
      ['b.pem', 0o644],
    ] as const)
      chmodSync(join(folder.path, name), mode);
    await using session = await guarded(folder.path, 1);
    const { client } = session;
    await client.diagnostics(folder.uri('b.pem'), has('key-file-mode'));
    chmodSync(join(folder.path, 'b.pem'), 0o600);
    await changed(client, folder.uri('a.pem'));
    await client.diagnostics(folder.uri('b.pem'), isEmpty);
  });

  it('is seen at once when git adds, takes out or ignores a key, from above the folder too', async () => {
    using above = repository({ 'app/a.pem': pem, 'app/b.txt': '' });
    const path = join(above.path, 'app');
    chmodSync(join(path, 'a.pem'), 0o600);
    await using session = await guarded(path);
    const { client } = session;
    const uri = (name: string) => new URL(`file://${path}/${name}`).href;
    const told = async (rule: string, word: string) => {
      // Nothing of the repository is told of: it is above the folder.
      await changed(client, uri('b.txt'));
      await client.diagnostics(uri('a.pem'), (each) =>
        each.some(({ code, message }) => code === rule && asText(message).startsWith(word)),
      );
    };
    await told('private-key-in-git', 'Git does not ignore');
    writeFileSync(join(above.path, '.gitignore'), '*.pem\n');
    await changed(client, uri('b.txt'));
    await client.diagnostics(uri('a.pem'), isEmpty);
    above.run('add', '-f', 'app/a.pem');
    await told('private-key-in-git', 'The next commit');
    above.run('commit', '-q', '-m', 'Key');
    await told('private-key-in-git', 'Git has');
    above.run('rm', '-q', '--cached', 'app/a.pem');
    await told('key-in-git-history', 'Git’s store');
  });

  it('is seen at once when a folder becomes a repository, or is excluded in it', async () => {
    using folder = await publisherFolder({ 'a.pem': pem });
    chmodSync(join(folder.path, 'a.pem'), 0o644);
    await using session = await guarded(folder.path);
    const { client } = session;
    await client.diagnostics(folder.uri('a.pem'), has('key-file-mode'));
    const git = join(folder.path, '.git');
    for (const name of ['objects', 'refs', 'info']) mkdirSync(join(git, name), { recursive: true });
    writeFileSync(join(git, 'HEAD'), 'ref: refs/heads/main\n');
    await changed(client, folder.uri('.git/HEAD'));
    await client.diagnostics(folder.uri('a.pem'), has('private-key-in-git'));
    writeFileSync(join(git, 'info', 'exclude'), '*.pem\n');
    await changed(client, folder.uri('.git/info/exclude'));
    await client.diagnostics(folder.uri('a.pem'), (each) => !has('private-key-in-git')(each));
  });
});

describe('Checks', () => {
  it('waits for nothing more once it is disposed of', () => {
    const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
    const folder = () =>
      new Folder(
        'file:///a',
        defaultSettings('en'),
        null,
        () => undefined,
        () => true,
      );
    const checks = new Checks(() => Promise.resolve([]), {} as RemoteConsole);
    const before = timers();
    checks.checkSoon(folder(), 60_000);
    checks.checkLater(folder(), 60_000, () => undefined);
    assert.equal(timers(), before + 2);
    checks.dispose();
    checks.checkLater(folder(), 60_000, () => undefined);
    assert.equal(timers(), before);
  });
});
