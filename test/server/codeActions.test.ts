import assert from 'node:assert/strict';
import { CodeActionKind, type CodeAction, type Range, type TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { commandIds } from '../../src/protocol';
import { connectClient, type ClientOptions, type ConnectedClient } from './connectedClient';
import { configurationOf, makeKey, now, publisherFolder } from './publisherFolder';

const text = configurationOf(
  { id: 'insi', commonName: 'Insi-Manu', services: 'INSi' },
  { id: 'auth', commonName: 'RIS', services: 'pro sante connect' },
);

/** Where `words` stand in `text`. */
function rangeOf(words: string, inText = text): Range {
  const document = TextDocument.create('file:///text', 'yaml', 1, inText);
  const start = inText.indexOf(words);
  return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function actionsAt(
  { connection }: ConnectedClient,
  uri: string,
  range: Range,
  only?: string[],
): Promise<CodeAction[]> {
  return connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...(only && { only }) },
  });
}

function applied(inText: string, edits: TextEdit[] = []): string {
  return TextDocument.applyEdits(TextDocument.create('file:///text', 'yaml', 1, inText), edits);
}

async function opened(options: ClientOptions = {}) {
  const folder = await publisherFolder({ 'certificates.yaml': 'version: 1\n' });
  const client = await connectClient([folder.path], { now, ...options });
  const uri = folder.uri('certificates.yaml');
  await client.open(uri, text);
  await client.diagnostics(uri, (diagnostics) => diagnostics.some(({ code }) => code === 'insi-common-name'));
  return {
    client,
    uri,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

describe('Code actions', () => {
  it('are announced by their kinds', async () => {
    await using session = await opened();
    const { codeActionProvider } = session.client.initialized.capabilities;
    assert.deepEqual(codeActionProvider, { codeActionKinds: ['quickfix', 'source.fixAll.santeCerts'] });
  });

  it('repair a finding, silence it here, and set its level', async () => {
    await using session = await opened();
    const actions = await actionsAt(session.client, session.uri, rangeOf('Insi-Manu'));
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred = false }) => [title, kind, isPreferred]),
      [
        ['Write `INSI-MANU`', 'quickfix', true],
        ['Ignore insi-common-name here', 'quickfix', false],
        ['Set the level of insi-common-name…', 'quickfix', false],
      ],
    );
    const [repair, ignore, level] = actions;
    assert.equal(applied(text, repair?.edit?.changes?.[session.uri]), text.replace('Insi-Manu', 'INSI-MANU'));
    const lineStart = { line: rangeOf('Insi-Manu').start.line, character: 0 };
    assert.deepEqual(ignore?.edit?.documentChanges, [
      {
        textDocument: { uri: session.uri, version: null },
        edits: [
          {
            range: { start: lineStart, end: lineStart },
            snippet: { kind: 'snippet', value: '    # sante-certs-ignore insi-common-name: $0\n' },
          },
        ],
      },
    ]);
    assert.deepEqual(level?.command, {
      title: 'Set the level of insi-common-name…',
      command: commandIds.setRuleLevel,
      arguments: ['insi-common-name', session.uri],
    });
  });

  it('follow what was just typed', async () => {
    await using session = await opened();
    const typed = `# A line more.\n${text.replace('Insi-Manu', 'insi auto')}`;
    await session.client.change(session.uri, typed);
    const actions = await actionsAt(session.client, session.uri, rangeOf('insi auto', typed), ['quickfix']);
    const [repair] = actions;
    assert.equal(
      applied(typed, repair?.edit?.changes?.[session.uri]),
      typed.replace('insi auto', 'INSI-AUTO'),
    );
  });

  it('silence a finding in an editor without snippets too, and the finding gives way to the reason', async () => {
    await using session = await opened({ snippets: false });
    const actions = await actionsAt(session.client, session.uri, rangeOf('Insi-Manu'));
    const ignore = actions.find(({ title }) => title.startsWith('Ignore'));
    await session.client.change(session.uri, applied(text, ignore?.edit?.changes?.[session.uri]));
    const left = await session.client.diagnostics(
      session.uri,
      (diagnostics) => !diagnostics.some(({ code }) => code === 'insi-common-name'),
    );
    assert.deepEqual(
      left.map(({ code }) => code),
      ['service-name', 'unused-ignore'],
    );
  });

  it('repair all at once what leaves no doubt, only when asked', async () => {
    await using session = await opened();
    const quick = await actionsAt(session.client, session.uri, start);
    assert.deepEqual(quick, []);
    for (const kind of [CodeActionKind.Source, CodeActionKind.SourceFixAll, 'source.fixAll.santeCerts']) {
      const [all, ...others] = await actionsAt(session.client, session.uri, start, [kind]);
      assert.deepEqual(others, []);
      assert.equal(
        applied(text, all?.edit?.changes?.[session.uri]),
        text.replace('Insi-Manu', 'INSI-MANU').replace('pro sante connect', 'PSC'),
      );
    }
  });

  it('speak French', async () => {
    await using session = await opened({ locale: 'fr', settings: { language: 'fr' } });
    const actions = await actionsAt(session.client, session.uri, rangeOf('Insi-Manu'));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Écrire `INSI-MANU`', 'Ignorer insi-common-name ici', 'Régler la gravité de insi-common-name…'],
    );
  });

  it('go to the other places of a copied key, and mark a copy as intended', async () => {
    const key = makeKey();
    const der = key.privateKey.export({ type: 'pkcs8', format: 'der' });
    using folder = await publisherFolder({
      'certificates.yaml': 'version: 1\n',
      'tools/a.pem': key.pem,
      'tools/b.der': der,
    });
    await using client = await connectClient([folder.path], { now });
    const [pem, binary] = [folder.uri('tools/a.pem'), folder.uri('tools/b.der')];
    await client.open(pem, key.pem);
    const [copy] = await client.diagnostics(pem, (diagnostics) => diagnostics.length > 0);
    assert.equal(copy?.code, 'duplicate-private-key');

    const [goTo, ignore, , ...others] = await actionsAt(client, pem, copy.range);
    assert.deepEqual(others, []);
    assert.equal(goTo?.title, 'Go to tools/b.der');
    assert.deepEqual(goTo.command?.arguments, [binary, start]);
    assert.equal(goTo.command.command, commandIds.showPlace);
    assert.equal(ignore?.title, 'Ignore duplicate-private-key here');

    const [back, mark] = await actionsAt(client, binary, start);
    assert.equal(back?.title, 'Go to tools/a.pem');
    assert.equal(mark?.title, 'Mark duplicate-private-key as intended in certificates.yaml');
    const end = { line: 1, character: 0 };
    const value = 'ignore:\n  - file: tools/b.der\n    rule: duplicate-private-key\n    reason: $0\n';
    assert.deepEqual(mark.edit?.documentChanges, [
      {
        textDocument: { uri: folder.uri('certificates.yaml'), version: null },
        edits: [{ range: { start: end, end }, snippet: { kind: 'snippet', value } }],
      },
    ]);
  });
});
