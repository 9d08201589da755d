import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
  type CodeLens,
} from 'vscode-languageserver-protocol';
import {
  checkMethod,
  commandIds,
  duplicatesMethod,
  entriesMethod,
  inspectMethod,
  trustedMethod,
  type CheckResult,
  type DuplicateGroup,
  type EntrySummary,
  type InspectResult,
} from '../../src/protocol';
import { connectClient, type ConnectedClient } from './connectedClient';
import { asPkcs1, certificateOf, configurationOf, makeKey, now, publisherFolder } from './publisherFolder';

async function lensesOf(client: ConnectedClient, uri: string): Promise<readonly CodeLens[]> {
  await client.connection.sendRequest(entriesMethod);
  return client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
}

const errorCode = (error: unknown) => (error instanceof ResponseError ? error.code : null);

describe('Requests of our own', () => {
  const key = makeKey();
  const configuration = configurationOf(
    { id: 'insi', commonName: 'INSI-MANU', services: 'INSi' },
    { id: 'auth', commonName: 'RIS', services: 'PSC' },
  );

  it('entries: all of them too where settings change while the folder is read for the first time', async () => {
    using folder = await publisherFolder({ 'certificates.yaml': configuration });
    const events = new EventEmitter();
    const [opened, reopened] = ['opened', 'reopened'].map((event) => once(events, event));
    let times = 0;
    const settings: { maxFileSize?: number } = {};
    await using client = await connectClient([folder.path], {
      now,
      settings,
      workspace(each) {
        times += 1;
        events.emit(times === 1 ? 'opened' : 'reopened');
        if (times > 1) return each;
        return {
          ...each,
          scan: async (visit, options) => {
            await reopened;
            return each.scan(visit, options);
          },
        };
      },
    });
    await opened;
    const asked = client.connection.sendRequest<EntrySummary[]>(entriesMethod);
    settings.maxFileSize = 5;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal((await asked).length, 2);
  });

  it('entries: of folders that are not opened anew where no setting changed', async () => {
    using folder = await publisherFolder({ 'certificates.yaml': configuration });
    let times = 0;
    await using client = await connectClient([folder.path], {
      now,
      settings: { rules: { 'weak-key': 'off' } },
      workspace(each) {
        times += 1;
        return each;
      },
    });
    const entries = () => client.connection.sendRequest<EntrySummary[]>(entriesMethod);
    await entries();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await entries();
    await entries();
    assert.equal(times, 1);
  });

  it('entries: every certificate entry and whether it has a key', async () => {
    using folder = await publisherFolder({
      'app/certificates.yaml': configuration,
      'app/secrets/insi/private-key.pem': key.pem,
    });
    await using client = await connectClient([folder.path], { now });
    const entries = await client.connection.sendRequest<EntrySummary[]>(entriesMethod);
    assert.deepEqual(
      entries.map(({ configurationUri, id, hasKey }) => [configurationUri, id, hasKey]),
      [
        [folder.uri('app/certificates.yaml'), 'insi', true],
        [folder.uri('app/certificates.yaml'), 'auth', false],
      ],
    );
  });

  it('duplicates: the places of each key, whatever its encoding', async () => {
    using folder = await publisherFolder({
      'a b/é.key': key.pem,
      'c.txt': asPkcs1(key),
      'd.key': makeKey().pem,
    });
    await using client = await connectClient([folder.path], { now });
    const groups = await client.connection.sendRequest<DuplicateGroup[]>(duplicatesMethod);
    assert.deepEqual(
      groups.map(({ spki, places }) => [spki, places.map(({ uri }) => uri)]),
      [[createHash('sha256').update(key.spki).digest('hex'), [folder.uri('a b/é.key'), folder.uri('c.txt')]]],
    );
    assert.equal(groups[0]?.severity, 'warning');
    assert.match(groups[0].meaning, /Delete the copies that are not used/);
  });

  it('inspect: a file inside or outside the workspace, as the editor shows it', async () => {
    const pem = await certificateOf(key, 'INSI-MANU', 90);
    using folder = await publisherFolder({ 'a.pem': pem });
    using elsewhere = await publisherFolder({ 'b.pem': pem });
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    for (const uri of [folder.uri('a.pem'), elsewhere.uri('b.pem')]) {
      const { items } = await client.connection.sendRequest<InspectResult>(inspectMethod, { uri });
      assert.equal(items[0]?.kind === 'certificate' && items[0].igc?.chain, 'verified');
    }
    await client.open(folder.uri('a.pem'), 'nothing -----BEGIN of it');
    const { items } = await client.connection.sendRequest<InspectResult>(inspectMethod, {
      uri: folder.uri('a.pem'),
    });
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['unknown'],
    );
  });

  it('inspect: says why a file cannot be read', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { now });
    const uri = folder.uri('gone.pem');
    const { items } = await client.connection.sendRequest<InspectResult>(inspectMethod, { uri });
    assert.match(items[0]?.kind === 'unknown' ? items[0].error.message.en : '', /no such file/);
  });

  it('check: counts what is wrong now', async () => {
    using folder = await publisherFolder({
      'certificates.yaml': configuration.replace('INSI-MANU', 'insi-manu'),
    });
    await using client = await connectClient([folder.path], { now });
    const { files, findings } = await client.connection.sendRequest<CheckResult>(checkMethod);
    assert.equal(files, 1);
    assert.ok(findings.error >= 1);
  });

  it('check: can be cancelled', async () => {
    const files = Array.from({ length: 2000 }, (_, number) => [`${number}.txt`, 'text'] as const);
    using folder = await publisherFolder(Object.fromEntries(files));
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest(entriesMethod);
    const source = new CancellationTokenSource();
    const cancelled = client.connection.sendRequest(checkMethod, source.token);
    source.cancel();
    assert.equal(await cancelled.then(() => null, errorCode), LSPErrorCodes.RequestCancelled);
  });
});

describe('Lenses over a connection', () => {
  const key = makeKey();

  it('say where each entry stands and offer its next step', async () => {
    using folder = await publisherFolder({
      'certificates.yaml': configurationOf(
        { id: 'none', commonName: 'A', services: 'PSC' },
        { id: 'key', commonName: 'B', services: 'PSC' },
        { id: 'done', commonName: 'C', services: 'PSC' },
      ),
      'secrets/key/private-key.pem': makeKey().pem,
      'secrets/done/private-key.pem': key.pem,
      'secrets/done/certificate.pem': await certificateOf(key, 'C', 30),
    });
    await using client = await connectClient([folder.path], { now });
    const lenses = await lensesOf(client, folder.uri('certificates.yaml'));
    assert.deepEqual(
      lenses.map(({ command }) => [command?.title, command?.command, command?.arguments]),
      [
        [
          'No key yet: generate key and CSR',
          commandIds.generateKeyAndRequest,
          [folder.uri('certificates.yaml'), 'none'],
        ],
        ['Private key without a CSR', commandIds.inspect, [folder.uri('secrets/key/private-key.pem')]],
        [
          'Certificate until 2026-12-21 (30 days left): start its renewal',
          commandIds.startRenewal,
          [folder.uri('certificates.yaml'), 'done'],
        ],
      ],
    );
  });

  it('offer nothing that writes until the workspace is trusted', async () => {
    using folder = await publisherFolder({
      'certificates.yaml': configurationOf({ id: 'a', commonName: 'A', services: 'PSC' }),
    });
    await using client = await connectClient([folder.path], { trusted: false, now });
    const uri = folder.uri('certificates.yaml');
    const [before] = await lensesOf(client, uri);
    assert.equal(before?.command?.command, commandIds.manageTrust);
    assert.match(before.command.title, /trust the workspace/);
    await client.connection.sendNotification(trustedMethod);
    const [after] = await lensesOf(client, uri);
    assert.equal(after?.command?.command, commandIds.generateKeyAndRequest);
  });

  it('stand above each certificate of a text, not above a key', async () => {
    const pem = await certificateOf(key, 'C', 30);
    using folder = await publisherFolder({ 'a.pem': `${key.pem}\n${pem}` });
    await using client = await connectClient([folder.path], { locale: 'fr', now });
    const lenses = await lensesOf(client, folder.uri('a.pem'));
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Inspecter le certificat (jusqu’au 2026-12-21)'],
    );
    assert.equal(lenses[0]?.range.start.line, key.pem.split('\n').length);
  });
});
