import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { createConnection as createServerConnection } from 'vscode-languageserver/node';
import {
  ConfigurationRequest,
  createProtocolConnection,
  RegistrationRequest,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  CodeLensRefreshRequest,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type ProgressToken,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { sharingOf } from '../../src/core/features/documentSharing';
import type { Workspace } from '../../src/core/workspace';
import { readKeyMaterial } from '../../src/core/pki/readKeyMaterial';
import { sourceFile } from '../../src/core/inventory/sourceFile';
import { nodeWorkspace } from '../../src/platform/nodeWorkspace';
import { slices } from '../../src/platform/slices';
import { heldItem, heldMaterialMethod } from '../../src/protocol';
import { startServer } from '../../src/server/server';

export interface ClientOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  readonly locale?: string;
  /** The clock, or the one instant of the whole test. */
  readonly now?: Date | (() => Date);
  /** What the server reads of a folder, given what it would read. */
  readonly workspace?: (workspace: Workspace) => Workspace;
  /** Whether it refuses to show progress and to refresh lenses, which it said it does. */
  readonly refuses?: boolean;
  /** Whether edits may be snippets, as in VS Code. */
  readonly snippets?: boolean;
  /** How long after a change it is looked for what nothing tells of; by default, longer than any test takes. */
  readonly exposuresDelay?: number;
}

/** A server and its client, talking over streams in this process. */
export interface ConnectedClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Every byte that either side sent so far. */
  traffic(): string;
  /** What the server wrote into the log. */
  readonly log: string[];
  /** What was told to the user. */
  readonly messages: string[];
  /** The first thing told, once there is one. */
  message(): Promise<string>;
  /** The steps of the progress that was shown, with what ends it. */
  readonly progress: { readonly token: ProgressToken; readonly value: unknown }[];
  /** The number of times that the diagnostics of a file were published. */
  published(uri: string): number;
  /** The diagnostics of a file, once they are such as `expected` wants them. */
  diagnostics(
    uri: string,
    expected: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]>;
  /** Opens a document as our client does: one with a private key is held back. */
  open(uri: string, text: string): Promise<void>;
  change(uri: string, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Connects a client to a server that has opened the folders at the absolute paths `folders`. */
export async function connectClient(
  folders: readonly string[],
  {
    settings = {},
    trusted = true,
    locale = 'en',
    now = new Date(),
    snippets = true,
    workspace = (each) => each,
    refuses = false,
    exposuresDelay = 600_000,
  }: ClientOptions = {},
): Promise<ConnectedClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const chunks: Buffer[] = [];
  for (const stream of [toServer, toClient]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const serverConnection = createServerConnection(toServer, toClient);
  startServer(serverConnection, {
    openFolder: (uri, { secretsFolder, maxFileSize, exclude }) =>
      workspace(
        nodeWorkspace(fileURLToPath(uri), { secretsFolder, maxFileSize, exclude, readSource: sourceFile }),
      ),
    readFile: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri))),
    uriOfPath: (path) => pathToFileURL(path).href,
    now: typeof now === 'function' ? now : () => now,
    pauses: () => slices(undefined),
    checkDelay: 1,
    exposuresDelay,
  });
  const connection = createProtocolConnection(toClient, toServer);
  const log: string[] = [];
  const messages: string[] = [];
  const progress: { token: ProgressToken; value: unknown }[] = [];
  const counts = new Map<string, number>();
  const published = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published.set(decodeURIComponent(uri), diagnostics);
      counts.set(decodeURIComponent(uri), (counts.get(decodeURIComponent(uri)) ?? 0) + 1);
      for (const check of waiting) check();
    },
  );
  connection.onNotification(
    'window/logMessage',
    ({ message }: { message: string }) => void log.push(message),
  );
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    messages.push(message);
    for (const check of waiting) check();
  });
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(CodeLensRefreshRequest.type, () => {
    if (refuses) throw new Error('No lenses here');
  });
  connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
    if (refuses) throw new Error('No progress here');
    connection.onProgress(WorkDoneProgress.type, token, (value) => void progress.push({ token, value }));
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'santeCerts' ? settings : (settings[section ?? ''] ?? {}))),
  );
  connection.listen();
  const initialized = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    locale,
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        codeLens: { refreshSupport: true },
        workspaceEdit: {
          documentChanges: true,
          snippetEditSupport: snippets,
          resourceOperations: ['create', 'rename'],
        },
      },
      window: { workDoneProgress: true },
    },
    workspaceFolders: folders.map((path) => ({ uri: pathToFileURL(path).href, name: path })),
    initializationOptions: { packageUri: 'file:///package', trusted },
  });
  await connection.sendNotification('initialized', {});

  const versions = new Map<string, number>();
  const send = async (uri: string, text: string) => {
    const sharing = sharingOf(uri, text);
    if (sharing === 'held') {
      const material = readKeyMaterial(new TextEncoder().encode(text)).map(heldItem);
      await connection.sendNotification(heldMaterialMethod, { uri, material });
      return;
    }
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    await (version === 1
      ? connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, version, languageId: 'plaintext', text },
        })
      : connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        }));
  };

  return {
    connection,
    initialized: initialized as InitializeResult,
    traffic: () => Buffer.concat(chunks).toString('latin1'),
    log,
    messages,
    message: () =>
      new Promise((resolve) => {
        const check = () => {
          const [message] = messages;
          if (message === undefined) return;
          waiting.delete(check);
          resolve(message);
        };
        waiting.add(check);
        check();
      }),
    progress,
    published: (uri) => counts.get(decodeURIComponent(uri)) ?? 0,
    diagnostics: (uri, expected) =>
      new Promise((resolve) => {
        const check = () => {
          const diagnostics = published.get(decodeURIComponent(uri)) ?? [];
          if (!expected(diagnostics)) return;
          waiting.delete(check);
          resolve(diagnostics);
        };
        waiting.add(check);
        check();
      }),
    open: send,
    change: send,
    async close(uri) {
      await (versions.delete(uri)
        ? connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
        : connection.sendNotification(heldMaterialMethod, { uri, material: null }));
    },
    async [Symbol.asyncDispose]() {
      await connection.sendRequest('shutdown');
      connection.dispose();
      serverConnection.dispose();
    },
  };
}
