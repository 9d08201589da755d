import { commands, window, workspace, type ExtensionContext } from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import { trustedMethod, type InitializationOptions } from '../protocol';
import { checkWorkspace } from './commands/checkWorkspace';
import { findDuplicates } from './commands/findDuplicates';
import { generateKeyAndRequest } from './commands/generateKeyAndRequest';
import { inspect } from './commands/inspect';
import { newConfiguration } from './commands/newConfiguration';
import { DocumentSync } from './documentSync';
import { Cancelled } from './passphrase';
import { registerInspectionView } from './inspectionView';
import type { Command, Host, Session } from './session';

const allCommands = [newConfiguration, generateKeyAndRequest, inspect, findDuplicates, checkWorkspace];

/** Starts the extension on a host; an error is shown to the user, then thrown on. */
export function activate(context: ExtensionContext, host: Host): void {
  try {
    start(context, host);
  } catch (error) {
    tell(error);
    throw error;
  }
}

function start({ subscriptions, extensionUri }: ExtensionContext, host: Host): void {
  const log = window.createOutputChannel('Santé Certs', { log: true });
  const initializationOptions: InitializationOptions = {
    packageUri: extensionUri.toString(),
    trusted: workspace.isTrusted,
  };
  const documentSync = new DocumentSync(() => client);
  const client = host.newClient({
    documentSelector: [{ scheme: 'file' }, { scheme: 'untitled' }, { scheme: 'vscode-vfs' }],
    outputChannel: log,
    initializationOptions,
    middleware: documentSync.middleware(),
  });
  const session: Session = { client, host, log };
  subscriptions.push(
    log,
    documentSync,
    client,
    ...registerInspectionView(client),
    ...allCommands.map((command) => register(command, session)),
    workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustedMethod)),
  );
  client.start().catch((error: unknown) => {
    log.error(String(error));
    tell(error);
  });
}

function register(command: Command, session: Session) {
  return commands.registerCommand(command.id, async (...parameters: unknown[]) => {
    try {
      await command.execute(session, ...parameters);
    } catch (error) {
      if (isCancelled(error)) return;
      session.log.error(`${command.id}: ${String(error)}`);
      tell(error);
    }
  });
}

function isCancelled(error: unknown): boolean {
  return (
    error instanceof Cancelled ||
    (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled)
  );
}

function tell(error: unknown): void {
  void window.showErrorMessage(`Santé Certs: ${error instanceof Error ? error.message : String(error)}`);
}
