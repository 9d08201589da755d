import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode';
import { createPrivateKey } from 'node:crypto';
import { DocumentSync } from '../../src/client/documentSync';
import { checkMethod, duplicatesMethod, entriesMethod, inspectMethod } from '../../src/protocol';
import { connectClient, type ConnectedClient } from './connectedClient';
import {
  asPkcs1,
  certificateOf,
  configurationOf,
  makeKey,
  now,
  publisherFolder,
  type TestKey,
} from './publisherFolder';

const passphrase = 'correct horse battery staple';

/** Every form in which a private value could show: numbers in hex, decimal and base64, and the lines of each PEM. */
function secretsOf(key: TestKey, pems: readonly string[]): string[] {
  const jwk = key.privateKey.export({ format: 'jwk' });
  const numbers = [jwk.d, jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi].map((value) =>
    Buffer.from(value ?? '', 'base64url'),
  );
  const forms = numbers.flatMap((number) => [
    number.toString('hex'),
    number.toString('hex').toUpperCase(),
    BigInt(`0x${number.toString('hex')}`).toString(),
    number.toString('base64').slice(4, -4),
    number.toString('base64url').slice(4, -4),
    JSON.stringify([...number]).slice(1, -1),
  ]);
  const modulus = Buffer.from(jwk.n ?? '', 'base64url');
  const isPublic = (line: string) => modulus.includes(Buffer.from(line, 'base64'));
  const lines = pems.flatMap((pem) =>
    pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----') && !isPublic(line)),
  );
  return [passphrase, ...forms, ...lines];
}

/** Connects the client's own document synchronisation to the server, as the language client does. */
function editorOn({ connection }: ConnectedClient) {
  const send = (method: string, parameters: unknown) => connection.sendNotification(method, parameters);
  const open = (document: TextDocument) => ({
    textDocument: {
      uri: document.uri.toString(),
      version: document.version,
      languageId: document.languageId,
      text: document.getText(),
    },
  });
  const close = ({ uri }: TextDocument) => ({ textDocument: { uri: uri.toString() } });
  const converter = { asOpenTextDocumentParams: open, asCloseTextDocumentParams: close };
  const sync = new DocumentSync(
    () => ({ sendNotification: send, code2ProtocolConverter: converter }) as never,
    assert.ifError,
  );
  const middleware = sync.middleware();
  const documents = new Map<string, { text: string; version: number }>();
  const documentOf = (uri: string): TextDocument => {
    const state = documents.get(uri) ?? { text: '', version: 0 };
    return {
      uri: { path: uri, toString: () => uri },
      version: state.version,
      languageId: 'plaintext',
      getText: () => documents.get(uri)?.text ?? '',
    } as unknown as TextDocument;
  };
  return {
    async write(uri: string, text: string) {
      const before = documents.get(uri);
      documents.set(uri, { text, version: (before?.version ?? 0) + 1 });
      const document = documentOf(uri);
      if (before === undefined)
        await middleware.didOpen?.(document, (shown) => send('textDocument/didOpen', open(shown)));
      else {
        const event = { document, contentChanges: [], reason: undefined } as never;
        await middleware.didChange?.(event, () =>
          send('textDocument/didChange', {
            textDocument: { uri, version: document.version },
            contentChanges: [{ text }],
          }),
        );
      }
    },
    async close(uri: string) {
      await middleware.didClose?.(documentOf(uri), (closed) => send('textDocument/didClose', close(closed)));
      documents.delete(uri);
    },
    [Symbol.dispose]: () => sync.dispose(),
  };
}

describe('Code actions', () => {
  it('are asked for with our diagnostics alone, since those of others may quote a key', () => {
    const sync = new DocumentSync(() => assert.fail(), assert.ifError);
    const ours = { source: 'Santé Certs', message: 'This private key is also in b.pem.' };
    const theirs = { source: 'a spelling checker', message: '"MIIEvAIBADANBg": Unknown word.' };
    const passed: unknown[] = [];
    void sync
      .middleware()
      .provideCodeActions?.(
        {} as never,
        {} as never,
        { diagnostics: [theirs, ours] } as never,
        {} as never,
        (_document, _range, { diagnostics }) => {
          passed.push(...diagnostics);
          return null;
        },
      );
    assert.deepEqual(passed, [ours]);
  });
});

describe('The whole traffic of a run', () => {
  it('holds nothing of a private key, nor its passphrase', async () => {
    const key = makeKey();
    const certificate = await certificateOf(key, 'INSI-MANU', 20);
    const encrypted = key.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
      .toString();
    const pkcs1 = asPkcs1(key);
    using folder = await publisherFolder({
      'certificates.yaml': configurationOf({ id: 'insi', commonName: 'insi-manu', services: 'INSi' }),
      'secrets/insi/certificate.pem': certificate,
      'secrets/insi/private-key.pem': key.pem,
      'backup/old.key': pkcs1,
      'backup/encrypted.key': encrypted,
      'backup/key.der': key.privateKey.export({ type: 'pkcs8', format: 'der' }),
      'backup/broken.key': key.pem.replace(/\n.{20}/, '\n!'),
    });
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    using editor = editorOn(client);
    const keyFiles = [
      'secrets/insi/private-key.pem',
      'backup/old.key',
      'backup/encrypted.key',
      'backup/broken.key',
    ];
    const texts = [key.pem, pkcs1, encrypted, key.pem.replace(/\n.{20}/, '\n!')];

    for (const method of [entriesMethod, duplicatesMethod, checkMethod])
      await client.connection.sendRequest(method);
    for (const [position, path] of keyFiles.entries())
      await editor.write(folder.uri(path), texts[position] ?? '');
    const draft = folder.uri('draft.txt');
    await editor.write(draft, 'my notes');
    await editor.write(draft, `my notes ${certificate}`);
    await editor.write(draft, `my notes ${certificate} ${key.pem}`);
    await client.diagnostics(draft, (diagnostics) =>
      diagnostics.some(({ code }) => code === 'duplicate-private-key'),
    );
    await editor.write(draft, `my notes ${certificate}`);
    await editor.write(draft, `my notes ${pkcs1}`);
    for (const path of [
      ...keyFiles,
      'secrets/insi/certificate.pem',
      'certificates.yaml',
      'draft.txt',
      'backup/key.der',
    ]) {
      const textDocument = { uri: folder.uri(path) };
      for (let line = 0; line < 12; line += 1) {
        await client.connection.sendRequest('textDocument/hover', {
          textDocument,
          position: { line, character: 12 },
        });
      }
      await client.connection.sendRequest('textDocument/codeLens', { textDocument });
      await client.connection.sendRequest(inspectMethod, textDocument);
    }
    await editor.close(draft);
    await client.diagnostics(draft, (diagnostics) => diagnostics.length === 0);

    const traffic = client.traffic();
    assert.ok(
      traffic.includes(certificate.split('\n')[3] ?? ''),
      'The public text of the draft was not even sent.',
    );
    const secrets = secretsOf(key, [key.pem, pkcs1, encrypted]);
    assert.ok(secrets.length > 80);
    assert.deepEqual(
      secrets.filter((secret) => traffic.includes(secret)),
      [],
    );
    assert.ok(createPrivateKey({ key: encrypted, passphrase }));
  });
});
