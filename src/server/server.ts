import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver';
import type { Severity } from '../core/finding';
import {
  checkMethod,
  duplicatesMethod,
  entriesMethod,
  inspectMethod,
  trustedMethod,
  type CheckResult,
} from '../protocol';
import { codeActionKinds, codeActionsOf } from './codeActions';
import { clientOf, type Client } from './client';
import type { Environment } from './environment';
import { hoverOf, inspectionOf, lensesOf } from './languageFeatures';
import { duplicatesIn, entriesOf } from './requests';
import { runOrRefuse, runSafe } from './runSafe';
import { registerWriting, serveWriting, writingCapabilities } from './serveWriting';
import { Session } from './session';

/** Serves the Language Server Protocol and our requests (`protocol.ts`) over a connection until it closes. */
export function startServer(connection: Connection, environment: Environment): void {
  connection.onInitialize((parameters) => {
    const client = clientOf(parameters);
    const session = new Session(connection, environment, client);
    connection.onInitialized(() => begin(connection, session, client));
    connection.onShutdown(() => session.dispose());
    serve(connection, session);
    serveWriting(connection, session);
    return {
      serverInfo: { name: 'sante-certs' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeLensProvider: {},
        codeActionProvider: { codeActionKinds },
        ...writingCapabilities(client),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.listen();
}

function begin(connection: Connection, session: Session, client: Client): void {
  void runSafe(connection.console, 'first scan', undefined, () => session.changeFolders(client.folders, []));
  void runSafe(connection.console, 'registration', undefined, () => register(connection, client));
  if (client.changesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      void runSafe(connection.console, 'folders', undefined, () => session.changeFolders(added, removed));
    });
  }
}

async function register(connection: Connection, client: Client): Promise<void> {
  const { watchesFiles, configures } = client;
  if (watchesFiles) {
    const watchers = [{ globPattern: '**/*' }];
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  await registerWriting(connection, client);
  if (configures) {
    const section = ['santeCerts', 'files.exclude'];
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  }
}

function serve(connection: Connection, session: Session): void {
  connection.onDidChangeConfiguration(
    () => void runSafe(connection.console, 'settings', undefined, () => session.reopen()),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.map(({ uri, type }) => ({ uri, deleted: type === FileChangeType.Deleted }));
    void runSafe(connection.console, 'watched files', undefined, () => session.filesChanged(files));
  });
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    runSafe(
      connection.console,
      'hover',
      null,
      async () => {
        const hover = await hoverOf(session, uri, position);
        return (
          hover && { range: hover.range, contents: { kind: MarkupKind.Markdown, value: hover.markdown } }
        );
      },
      token,
    ),
  );
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    runSafe(connection.console, 'lenses', [], () => lensesOf(session, uri), token),
  );
  connection.onCodeAction((parameters, token) =>
    runSafe(connection.console, 'code actions', [], () => codeActionsOf(session, parameters), token),
  );
  connection.onNotification(trustedMethod, () => session.trust());
  connection.onRequest(inspectMethod, ({ uri }: { uri: string }) =>
    runOrRefuse(connection.console, 'inspect', () => inspectionOf(session, uri)),
  );
  connection.onRequest(entriesMethod, () =>
    runOrRefuse(connection.console, 'entries', async () => (await session.readFolders()).flatMap(entriesOf)),
  );
  connection.onRequest(duplicatesMethod, () =>
    runOrRefuse(connection.console, 'duplicates', async () =>
      (await session.readFolders()).flatMap(duplicatesIn),
    ),
  );
  connection.onRequest(checkMethod, (token: CancellationToken) =>
    runOrRefuse(connection.console, 'check', () => check(session, token)),
  );
}

async function check(session: Session, token: CancellationToken): Promise<CheckResult> {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  // A token that is cancelled already tells its listeners too late.
  if (token.isCancellationRequested) abort.abort();
  await session.readFolders();
  const { files, findings } = await session.scan(abort).catch((error: unknown) => {
    throw token.isCancellationRequested
      ? new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled')
      : error;
  });
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { files, findings: { error: count('error'), warning: count('warning'), info: count('info') } };
}
