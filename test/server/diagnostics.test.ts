import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileChangeType, type Diagnostic } from 'vscode-languageserver-protocol';
import { git } from '../platform/repository';
import { connectClient, type ConnectedClient } from './connectedClient';
import { asPkcs1, certificateOf, configurationOf, makeKey, now, publisherFolder } from './publisherFolder';

const has = (rule: string) => (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ code }) => code === rule);
const hasNot = (rule: string) => (diagnostics: readonly Diagnostic[]) => !has(rule)(diagnostics);
const only = (rule: string, diagnostics: readonly Diagnostic[]) =>
  diagnostics.find(({ code }) => code === rule);

const messageOf = (diagnostic: Diagnostic | undefined) =>
  typeof diagnostic?.message === 'string' ? diagnostic.message : '';

async function changed(client: ConnectedClient, uri: string, type: FileChangeType): Promise<void> {
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

describe('Diagnostics over a connection', () => {
  const key = makeKey();
  const wrongName = configurationOf({ id: 'insi', commonName: 'Insi-Manu', services: 'INSi' });
  const rightName = configurationOf({ id: 'insi', commonName: 'INSI-MANU', services: 'INSi' });

  it('appear for a file that is not open, at the very value, with the page of their rule', async () => {
    using folder = await publisherFolder({ 'certificates.yaml': wrongName });
    await using client = await connectClient([folder.path], { now });
    const found = await client.diagnostics(folder.uri('certificates.yaml'), has('insi-common-name'));
    const diagnostic = only('insi-common-name', found);
    assert.equal(diagnostic?.source, 'Santé Certs');
    assert.equal(diagnostic.codeDescription?.href, 'file:///package/docs/rules/insi-common-name.md');
    const { start, end } = diagnostic.range;
    assert.equal(wrongName.split('\n')[start.line]?.slice(start.character, end.character), 'Insi-Manu');
  });

  it('speak French where the user does, and English where the setting says so', async () => {
    using folder = await publisherFolder({ 'certificates.yaml': wrongName });
    await using french = await connectClient([folder.path], { locale: 'fr', now });
    await using english = await connectClient([folder.path], {
      locale: 'fr',
      settings: { language: 'en' },
      now,
    });
    const uri = folder.uri('certificates.yaml');
    const inFrench = only('insi-common-name', await french.diagnostics(uri, has('insi-common-name')));
    const inEnglish = only('insi-common-name', await english.diagnostics(uri, has('insi-common-name')));
    assert.notEqual(inFrench?.message, inEnglish?.message);
    assert.match(messageOf(inFrench), /INSI-MANU/);
  });

  it('follow unsaved edits, and the file on disk once they are given up', async () => {
    using folder = await publisherFolder({ 'certificates.yaml': wrongName });
    await using client = await connectClient([folder.path], { now });
    const uri = folder.uri('certificates.yaml');
    await client.open(uri, wrongName);
    await client.diagnostics(uri, has('insi-common-name'));
    await client.change(uri, rightName);
    await client.diagnostics(uri, hasNot('insi-common-name'));
    await client.close(uri);
    await client.diagnostics(uri, has('insi-common-name'));
  });

  it('warn of a key copied between an open and a closed file, each linked to the other, until one is gone', async () => {
    using folder = await publisherFolder({
      'a/server.key': key.pem,
      'b/notes.txt': `here:\n${asPkcs1(key)}`,
    });
    await using client = await connectClient([folder.path], { now });
    const [one, other] = [folder.uri('a/server.key'), folder.uri('b/notes.txt')];
    await client.open(one, key.pem);
    const here = only('duplicate-private-key', await client.diagnostics(one, has('duplicate-private-key')));
    const there = only(
      'duplicate-private-key',
      await client.diagnostics(other, has('duplicate-private-key')),
    );
    assert.equal(there?.range.start.line, 1);
    assert.deepEqual(
      here?.relatedInformation?.map(({ location }) => location),
      [{ uri: other, range: there.range }],
    );
    assert.deepEqual(
      there.relatedInformation?.map(({ location }) => location.uri),
      [one],
    );

    rmSync(join(folder.path, 'b'), { recursive: true });
    await changed(client, folder.uri('b'), FileChangeType.Deleted);
    await client.diagnostics(one, hasNot('duplicate-private-key'));
    await client.diagnostics(other, (diagnostics) => diagnostics.length === 0);
  });

  it('warn of a key that is pasted and not saved', async () => {
    using folder = await publisherFolder({ 'a/server.key': key.pem });
    await using client = await connectClient([folder.path], { now });
    const draft = folder.uri('draft.txt');
    await client.connection.sendRequest('santeCerts/entries');
    await client.open(draft, asPkcs1(key));
    await client.diagnostics(folder.uri('a/server.key'), has('duplicate-private-key'));
    await client.close(draft);
    await client.diagnostics(folder.uri('a/server.key'), hasNot('duplicate-private-key'));
  });

  it('take note of a file that is written, and of no file that git or the settings leave out', async () => {
    using folder = await publisherFolder({ 'a/server.key': key.pem });
    await using client = await connectClient([folder.path], {
      settings: { 'files.exclude': { out: true } },
      now,
    });
    await client.connection.sendRequest('santeCerts/entries');
    folder.write('out/copy.key', key.pem);
    await changed(client, folder.uri('out/copy.key'), FileChangeType.Created);
    folder.write('b/copy.key', key.pem);
    await changed(client, folder.uri('b/copy.key'), FileChangeType.Created);
    const found = await client.diagnostics(folder.uri('a/server.key'), has('duplicate-private-key'));
    assert.deepEqual(
      only('duplicate-private-key', found)?.relatedInformation?.map(({ location }) => location.uri),
      [folder.uri('b/copy.key')],
    );
  });

  it('take note of a folder that is told of as a whole, but for what git leaves out', async () => {
    using folder = await publisherFolder({ 'a/server.key': key.pem, '.gitignore': 'out/\n' });
    git(folder.path, 'init', '-q');
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest('santeCerts/entries');
    folder.write('b/sub/copy.key', key.pem);
    folder.write('b/out/copy.key', key.pem);
    await changed(client, folder.uri('b'), FileChangeType.Created);
    const found = await client.diagnostics(folder.uri('a/server.key'), has('duplicate-private-key'));
    assert.deepEqual(
      only('duplicate-private-key', found)?.relatedInformation?.map(({ location }) => location.uri),
      [folder.uri('b/sub/copy.key')],
    );
  });

  it('keep the folders of a workspace apart, one inside the other, and follow their coming and going', async () => {
    using outer = await publisherFolder({
      'inner/certificates.yaml': wrongName,
      'a.key': key.pem,
      'inner/b.key': key.pem,
    });
    await using client = await connectClient([outer.path, join(outer.path, 'inner')], { now });
    const uri = outer.uri('inner/certificates.yaml');
    const found = await client.diagnostics(uri, has('insi-common-name'));
    assert.equal(found.filter(({ code }) => code === 'insi-common-name').length, 1);
    const event = { added: [], removed: [{ uri: outer.uri('inner'), name: 'inner' }] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await client.diagnostics(outer.uri('a.key'), has('duplicate-private-key'));
    await client.diagnostics(uri, has('insi-common-name'));
  });

  it('tell of a certificate that ends, with the clock of the environment', async () => {
    const pem = await certificateOf(key, 'INSI-MANU', 12);
    using folder = await publisherFolder({
      'certificates.yaml': rightName,
      'secrets/insi/certificate.pem': pem,
      'secrets/insi/private-key.pem': key.pem,
    });
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    const found = await client.diagnostics(folder.uri('certificates.yaml'), has('certificate-expiry'));
    assert.match(messageOf(only('certificate-expiry', found)), /12 days/);
  });

  it('survive files that nobody could read', async () => {
    const lines = (await certificateOf(key, 'RIS', 90)).trim().split('\n');
    const truncated = [...lines.slice(0, 5), lines.at(-1)].join('\n');
    using folder = await publisherFolder({
      'certificates.yaml': '\t- &a [*a]\n\u0000',
      'x.certificates.yml': Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
      'a.pem': truncated,
      'b.crt': Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]),
      'sub/certificates.yaml': wrongName,
    });
    await using client = await connectClient([folder.path], { now });
    await client.diagnostics(folder.uri('sub/certificates.yaml'), has('insi-common-name'));
    await client.diagnostics(folder.uri('a.pem'), has('malformed-key-material'));
    await client.diagnostics(folder.uri('b.crt'), has('malformed-key-material'));
    await client.diagnostics(folder.uri('certificates.yaml'), has('configuration-syntax'));
  });
});
