import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileChangeType, type Diagnostic } from 'vscode-languageserver-protocol';
import type { ScanOptions, Workspace } from '../../src/core/workspace';
import { connectClient, type ConnectedClient } from './connectedClient';
import { asPkcs1, configurationOf, makeKey, now, publisherFolder } from './publisherFolder';

const has = (rule: string) => (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ code }) => code === rule);
const isEmpty = (diagnostics: readonly Diagnostic[]) => diagnostics.length === 0;

function changed(client: ConnectedClient, ...uris: readonly string[]): Promise<void> {
  const changes = uris.map((uri) => ({ uri, type: FileChangeType.Changed }));
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

/** Does something at each scan of a workspace, before it reads. */
function beforeScan(work: (options: ScanOptions, scan: number) => Promise<void>) {
  let scans = 0;
  return (workspace: Workspace): Workspace => ({
    ...workspace,
    async scan(visit, options = {}) {
      scans += 1;
      await work(options, scans);
      return workspace.scan(visit, options.signal ? { signal: options.signal } : {});
    },
  });
}

/** Something that a test waits for. */
function awaited() {
  let happen: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happen, happened };
}

/** Cancels a scan where its progress is shown, as soon as it is. */
async function cancelShown({ connection, progress }: ConnectedClient): Promise<void> {
  const textDocument = { uri: 'file:///none.txt' };
  while (progress.length === 0) await connection.sendRequest('textDocument/codeLens', { textDocument });
  await connection.sendNotification('window/workDoneProgress/cancel', { token: progress[0]?.token });
}

describe('A scan', () => {
  const key = makeKey();
  const twins = { 'a/server.key': key.pem, 'b/server.key': asPkcs1(key) };

  it('shows its progress once it takes a second, with a way to cancel it', async () => {
    using folder = await publisherFolder(twins);
    let time = now.getTime();
    const workspace = beforeScan(async ({ progress }) => {
      progress?.(10, 100);
      time += 999;
      progress?.(20, 100);
      time += 1;
      progress?.(30, 100);
      progress?.(30, 100);
      await Promise.resolve();
    });
    await using client = await connectClient([folder.path], { now: () => new Date(time), workspace });
    await client.diagnostics(folder.uri('a/server.key'), (found) => found.length > 0);
    await client.connection.sendRequest('santeCerts/entries');
    const steps = client.progress.map(({ value }) => value as Record<string, unknown>);
    assert.deepEqual(
      steps.map(({ kind, percentage, cancellable, message }) => [kind, percentage, cancellable, message]),
      [
        ['begin', 0, true, undefined],
        ['report', 30, undefined, '30 / 100'],
        ['end', undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(client.messages, []);
  });

  it('that is cancelled keeps what was known, says so once, and leaves the folder followed', async () => {
    using folder = await publisherFolder(twins);
    const [one, other] = [folder.uri('a/server.key'), folder.uri('b/server.key')];
    const { happen: start, happened: started } = awaited();
    let time = now.getTime();
    const workspace = beforeScan(async ({ progress, signal }, scan) => {
      if (scan !== 2) return;
      time += 1000;
      const aborted = new Promise((resolve) => signal?.addEventListener('abort', resolve));
      progress?.(1, 2);
      start();
      await aborted;
    });
    await using client = await connectClient([folder.path], { now: () => new Date(time), workspace });
    await client.diagnostics(one, (found) => found.length > 0);
    await changed(client, folder.uri('.gitignore'));
    await started;
    await client.connection.sendRequest('santeCerts/entries');
    // During the scan, what is known answers.
    const groups = await client.connection.sendRequest<readonly unknown[]>('santeCerts/duplicates');
    assert.equal(groups.length, 1);
    await cancelShown(client);
    rmSync(join(folder.path, 'b'), { recursive: true });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: other, type: FileChangeType.Deleted }],
    });
    await client.diagnostics(one, isEmpty);
    await client.diagnostics(other, isEmpty);
    assert.match(await client.message(), /was stopped\. What was known stays/);
    await client.connection.sendRequest('santeCerts/check');
    assert.equal(client.messages.length, 1);
    assert.deepEqual(
      client.log.filter((line) => line.includes('failed')),
      [],
    );
  });

  it('takes nothing back of what was told while it read', async () => {
    using folder = await publisherFolder(twins);
    const [removed, made] = [folder.uri('b/server.key'), folder.uri('c/server.key')];
    let meanwhile: (() => Promise<void>) | null = null;
    const workspace = (real: Workspace): Workspace => ({
      ...real,
      async scan(visit) {
        const visits: Parameters<typeof visit>[] = [];
        const summary = await real.scan((...each) => visits.push(each));
        await meanwhile?.();
        for (const each of visits) visit(...each);
        return summary;
      },
    });
    await using client = await connectClient([folder.path], { now, workspace });
    await client.diagnostics(removed, (found) => found.length > 0);
    meanwhile = async () => {
      rmSync(join(folder.path, 'b'), { recursive: true });
      folder.write('c/server.key', key.pem);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [
          { uri: folder.uri('b'), type: FileChangeType.Deleted },
          { uri: made, type: FileChangeType.Created },
        ],
      });
      await client.diagnostics(made, (found) => found.length > 0);
    };
    await client.connection.sendRequest('santeCerts/check');
    const groups =
      await client.connection.sendRequest<
        readonly { readonly places: readonly { readonly uri: string }[] }[]
      >('santeCerts/duplicates');
    assert.deepEqual(
      groups.map(({ places }) => places.map(({ uri }) => uri)),
      [[folder.uri('a/server.key'), made]],
    );
    await client.diagnostics(removed, isEmpty);
  });

  it('goes on where the client refuses to show its progress', async () => {
    using folder = await publisherFolder(twins);
    let time = now.getTime();
    const workspace = beforeScan(async ({ progress }) => {
      time += 1000;
      progress?.(1, 2);
      await Promise.resolve();
    });
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const options = { now: () => new Date(time), workspace, refuses: true };
      await using client = await connectClient([folder.path], options);
      await client.diagnostics(folder.uri('a/server.key'), (found) => found.length > 0);
      // In the answer to the second request, what was refused before is long known.
      for (const request of ['check', 'entries'])
        await client.connection.sendRequest(`santeCerts/${request}`);
      assert.deepEqual(client.progress, []);
    } finally {
      process.off('unhandledRejection', note);
    }
    assert.deepEqual(unhandled, []);
  });

  it('of a folder whose first one is cancelled shows what is wrong in what was read', async () => {
    using folder = await publisherFolder(twins);
    let time = now.getTime();
    const { happen: start, happened: started } = awaited();
    const workspace = (real: Workspace): Workspace => ({
      ...real,
      async scan(visit, { progress, signal } = {}) {
        const aborted = new Promise((resolve) => signal?.addEventListener('abort', resolve));
        await real.scan(visit);
        time += 1000;
        progress?.(2, 100);
        start();
        await aborted;
        throw new Error('Aborted');
      },
    });
    await using client = await connectClient([folder.path], {
      now: () => new Date(time),
      workspace,
      locale: 'fr',
    });
    await started;
    await cancelShown(client);
    await client.diagnostics(folder.uri('a/server.key'), (found) => found.length > 0);
    assert.match(await client.message(), /^La recherche .* interrompue/);
  });

  it('is made once for a batch of changes with several ignore files', async () => {
    let scans = 0;
    using folder = await publisherFolder({ ...twins, 'certificates.yaml': configurationOf() });
    const workspace = beforeScan((_options, scan) => {
      scans = scan;
      return Promise.resolve();
    });
    await using client = await connectClient([folder.path], { now, workspace });
    await client.diagnostics(folder.uri('a/server.key'), (found) => found.length > 0);
    folder.write('.git/objects/info/packs', '');
    folder.write('.gitignore', 'b');
    folder.write('a/.gitignore', 'x');
    await changed(client, ...['.gitignore', 'a/.gitignore', 'b/server.key', 'c/.gitignore'].map(folder.uri));
    await client.diagnostics(folder.uri('b/server.key'), isEmpty);
    await client.diagnostics(folder.uri('a/server.key'), isEmpty);
    assert.equal(scans, 2);
  });

  it('publishes everything again in another language', async () => {
    using folder = await publisherFolder(twins);
    const settings = { language: 'en' };
    await using client = await connectClient([folder.path], { now, settings });
    const uris = Object.keys(twins).map(folder.uri);
    for (const [language, word] of [
      ['en', /This private key is also/],
      ['fr', /Cette clé privée est aussi/],
    ] as const) {
      settings.language = language;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      for (const uri of uris)
        await client.diagnostics(uri, (found) =>
          found.some(({ message }) => word.test(typeof message === 'string' ? message : message.value)),
        );
    }
  });

  it('publishes again only the files whose findings changed', async () => {
    const wrong = configurationOf({ id: 'insi', commonName: 'Insi-Manu', services: 'INSi' });
    using folder = await publisherFolder({ ...twins, 'certificates.yaml': wrong });
    await using client = await connectClient([folder.path], { now });
    const uris = ['a/server.key', 'b/server.key', 'certificates.yaml'].map(folder.uri);
    await client.connection.sendRequest('santeCerts/check');
    const counts = () => uris.map((uri) => client.published(uri));
    assert.deepEqual(counts(), [1, 1, 1]);
    await client.connection.sendRequest('santeCerts/check');
    assert.deepEqual(counts(), [1, 1, 1]);
    folder.write('certificates.yaml', wrong.replace('Insi-Manu', 'INSI-MANU'));
    await changed(client, folder.uri('certificates.yaml'));
    await client.diagnostics(folder.uri('certificates.yaml'), (found) => !has('insi-common-name')(found));
    assert.deepEqual(counts(), [1, 1, 2]);
  });
});
