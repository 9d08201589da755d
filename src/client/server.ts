import { workspace, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { InitializationOptions } from '../protocol';
import { DocumentSync } from './documentSync';
import { SharedDiagnostics } from './sharedDiagnostics';
import type { Host } from './session';

/** Starts the language server; what has to end with the extension is added to `subscriptions`. */
export async function startServer(
  host: Host,
  log: LogOutputChannel,
  packageUri: Uri,
  subscriptions: ExtensionContext['subscriptions'],
): Promise<BaseLanguageClient> {
  const initializationOptions: InitializationOptions = {
    packageUri: packageUri.toString(),
    trusted: workspace.isTrusted,
  };
  const documentSync = new DocumentSync(
    () => client,
    (error) => log.error(`What a key file holds was not sent: ${String(error)}`),
  );
  const sharedDiagnostics = new SharedDiagnostics();
  const client = await host.newClient({
    documentSelector: [{ scheme: 'file' }, { scheme: 'untitled' }, { scheme: 'vscode-vfs' }],
    outputChannel: log,
    initializationOptions,
    middleware: { ...documentSync.middleware(), ...sharedDiagnostics.middleware() },
  });
  subscriptions.push(documentSync, sharedDiagnostics, client);
  await client.start();
  return client;
}
