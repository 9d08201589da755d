import assert from 'node:assert/strict';
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  MarkupContent,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { cursorIn } from '../support/cursor';
import { connectClient, type ConnectedClient } from './connectedClient';
import { certificateOf, makeKey, now, publisherFolder } from './publisherFolder';

const configuration = `version: 1
structures:
  - id: rouen
    name: Cabinet du Rouennais
    identifier: { rppsRang: ["99700367909006"] }
instances:
  - { id: ris, structure: rouen, environment: test }
certificates:
  - id: rouen-insi
    instance: ris
    product: ORG AUTH_CLI
    commonName: INSI-MANU
    services: [INSi]
    files: { certificate: certs/insi.pem }
`;

/** Opens a configuration with the caret in it and asks a question about that place. */
async function ask<T>(
  client: ConnectedClient,
  uri: string,
  method: string,
  marked: string,
  more = {},
): Promise<T> {
  const { text, position } = cursorIn(marked);
  await client.open(uri, text);
  return client.connection.sendRequest<T>(`textDocument/${method}`, {
    textDocument: { uri },
    position,
    ...more,
  });
}

const textAt = (text: string, { start, end }: Range) =>
  text.split('\n')[start.line]?.slice(start.character, end.character);

describe('Writing a configuration over a connection', () => {
  it('completes what was typed last, of any language id and in no folder too', async () => {
    using folder = await publisherFolder({ 'a/certificates.yaml': 'version: 1\n' });
    await using client = await connectClient([`${folder.path}/a`], { now, locale: 'fr' });
    for (const file of ['a/certificates.yaml', 'b/rouen.certificates.yml']) {
      const items = await ask<CompletionItem[]>(
        client,
        folder.uri(file),
        'completion',
        configuration.replace('structure: rouen', 'structure: |'),
      );
      assert.deepEqual(
        items.map(({ label, detail }) => [label, detail]),
        [['rouen', 'Cabinet du Rouennais']],
      );
    }
    const [item] = await ask<CompletionItem[]>(
      client,
      folder.uri('b/x.certificates.yaml'),
      'completion',
      'stru|',
    );
    assert.equal(item?.insertTextFormat, undefined);
    assert.deepEqual(item?.textEdit, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
      newText: 'version: 1',
    });
  });

  it('has nothing to offer elsewhere', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { now });
    const text = '-----BEGIN X-----\nstru|';
    assert.equal(await ask(client, folder.uri('other.yaml'), 'completion', text), null);
    assert.equal(await ask(client, folder.uri('other.yaml'), 'documentSymbol', text), null);
    assert.equal(await ask(client, folder.uri('other.yaml'), 'foldingRange', text), null);
  });

  it('explains properties and values, where no key material does', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { now });
    const hover = async (marked: string) => {
      const answer = await ask<Hover | null>(client, folder.uri('certificates.yaml'), 'hover', marked);
      return answer && (answer.contents as MarkupContent).value.replace(/\\(.)/g, '$1');
    };
    assert.match(
      (await hover(configuration.replace('prod', 'pr|od'))) ?? '',
      /What to ask for on the IGC-Santé platform/,
    );
    assert.match((await hover(configuration.replace('ORG AUTH', 'ORG| AUTH'))) ?? '', /as a TLS client/);
    assert.match((await hover(configuration.replace('[INSi', '[IN|Si'))) ?? '', /INSI-MANU or INSI-AUTO/);
    assert.equal(await hover(configuration.replace('Rouennais', 'Rou|ennais')), null);
  });

  it('leads from a reference to the id and back', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { now });
    const uri = folder.uri('certificates.yaml');
    const marked = configuration.replace('structure: rouen', 'structure: ro|uen');
    const [definition] = await ask<Location[]>(client, uri, 'definition', marked);
    assert.deepEqual(definition, {
      uri,
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 13 } },
    });
    const atId = configuration.replace('id: rouen\n', 'id: rou|en\n');
    const lines = async (context: object) =>
      (await ask<Location[]>(client, uri, 'references', atId, { context })).map(
        ({ range }) => range.start.line,
      );
    assert.deepEqual(await lines({ includeDeclaration: false }), [6]);
    assert.deepEqual(await lines({ includeDeclaration: true }), [2, 6]);
    const highlights = await ask<DocumentHighlight[]>(client, uri, 'documentHighlight', atId);
    assert.deepEqual(
      highlights.map(({ kind }) => kind),
      [3, 2],
    );
  });

  it('renames an id wherever it stands, and refuses one that names a folder of files', async () => {
    const certificate = await certificateOf(makeKey(), 'INSI-MANU', 90);
    using folder = await publisherFolder({ 'secrets/rouen-insi/certificate.pem': certificate });
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest('santeCerts/entries');
    const uri = folder.uri('certificates.yaml');
    const atId = configuration.replace('id: rouen\n', 'id: rou|en\n');
    const prepared = await ask<{ placeholder: string }>(client, uri, 'prepareRename', atId);
    assert.equal(prepared.placeholder, 'rouen');
    const edit = await ask<WorkspaceEdit>(client, uri, 'rename', atId, { newName: 'rouen-2' });
    assert.deepEqual(
      edit.changes?.[uri]?.map(({ range, newText }) => [textAt(configuration, range), newText]),
      [
        ['rouen', 'rouen-2'],
        ['rouen', 'rouen-2'],
      ],
    );
    await assert.rejects(ask(client, uri, 'rename', atId, { newName: 'Not an id' }), /is not an id/);
    const atCertificate = configuration.replace('id: rouen-insi', 'id: rouen-|insi');
    await assert.rejects(ask(client, uri, 'prepareRename', atCertificate), /names the folder/);
  });

  it('outlines and folds, and links to the files that exist', async () => {
    const certificate = await certificateOf(makeKey(), 'INSI-MANU', 90);
    using folder = await publisherFolder({ 'certs/insi.pem': certificate });
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest('santeCerts/entries');
    const uri = folder.uri('certificates.yaml');
    const symbols = await ask<DocumentSymbol[]>(client, uri, 'documentSymbol', `${configuration}|`);
    assert.deepEqual(
      symbols.map(({ name, children }) => [
        name,
        ...(children ?? []).map((child) => `${child.name}: ${child.detail}`),
      ]),
      [
        ['Structures', 'rouen: Cabinet du Rouennais'],
        ['Instances', 'ris: rouen, test'],
        ['Certificates', 'rouen-insi: ORG AUTH_CLI, INSI-MANU'],
      ],
    );
    const folds = await ask<FoldingRange[]>(client, uri, 'foldingRange', `${configuration}|`);
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [1, 4],
        [2, 4],
        [5, 6],
        [7, 13],
        [8, 13],
      ],
    );
    const links = await ask<DocumentLink[]>(client, uri, 'documentLink', `${configuration}|`);
    assert.deepEqual(
      links.map(({ range, target }) => [textAt(configuration, range), target]),
      [
        ['rouen-insi', folder.uri('certs/insi.pem')],
        ['certs/insi.pem', folder.uri('certs/insi.pem')],
      ],
    );
  });
});
