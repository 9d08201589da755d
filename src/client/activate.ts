import { commands, window, workspace, type ExtensionContext, type WorkspaceFolder } from 'vscode';
import { trustedMethod } from '../protocol';
import { checkWorkspace } from './commands/checkWorkspace';
import { changeKeyPassphrase } from './commands/changeKeyPassphrase';
import { checkKeyPassphrase } from './commands/checkKeyPassphrase';
import { convertEncoding } from './commands/convertEncoding';
import { createPkcs12 } from './commands/createPkcs12';
import { extractPublicKey } from './commands/extractPublicKey';
import { modernizePkcs12 } from './commands/modernizePkcs12';
import { openPkcs12 } from './commands/openPkcs12';
import { recreateRequest } from './commands/recreateRequest';
import { findDuplicates } from './commands/findDuplicates';
import { forgetPassphrases } from './commands/forgetPassphrases';
import { generateForOtherProduct } from './commands/generateForOtherProduct';
import { generateKeyAndRequest } from './commands/generateKeyAndRequest';
import { installCertificate } from './commands/installCertificate';
import { handOverBundle, shareRequest } from './commands/handOver';
import { inspect } from './commands/inspect';
import { newConfiguration } from './commands/newConfiguration';
import { restrictFileMode } from './commands/restrictFileMode';
import { separateKey } from './commands/separateKey';
import { setRuleLevel } from './commands/setRuleLevel';
import { showPlace } from './commands/showPlace';
import { testClientAuthentication } from './commands/testClientAuthentication';
import { startRenewal } from './commands/startRenewal';
import { noteCopiedIn } from './clipboard';
import { registerInspectionView } from './inspectionView';
import { finishInOpened } from './interruptedInstallations';
import { keepPassphrasesIn } from './keptPassphrases';
import { Cancelled } from './passphrase';
import { registerReportView } from './reportView';
import { startServer } from './server';
import type { Command, Host, Session } from './session';

const allCommands = [
  newConfiguration,
  generateKeyAndRequest,
  generateForOtherProduct,
  installCertificate,
  startRenewal,
  createPkcs12,
  openPkcs12,
  modernizePkcs12,
  changeKeyPassphrase,
  checkKeyPassphrase,
  forgetPassphrases,
  extractPublicKey,
  convertEncoding,
  recreateRequest,
  inspect,
  findDuplicates,
  checkWorkspace,
  shareRequest,
  handOverBundle,
  testClientAuthentication,
  setRuleLevel,
  separateKey,
  restrictFileMode,
  showPlace,
];

/** Starts the extension on a host; an error is shown to the user, then thrown on. */
export function activate(context: ExtensionContext, host: Host): void {
  try {
    start(context, host);
  } catch (error) {
    tell(error);
    throw error;
  }
}

/** The server starts on its own time: activation does not wait for it, what needs it does. */
function start({ subscriptions, extensionUri, secrets, globalState }: ExtensionContext, host: Host): void {
  subscriptions.push(keepPassphrasesIn(secrets));
  noteCopiedIn(globalState);
  const log = window.createOutputChannel('Santé Certs', { log: true });
  const client = startServer(host, log, extensionUri, subscriptions);
  client.catch((error: unknown) => {
    log.error(String(error));
    tell(error);
  });
  const session: Session = { client, host, log };
  const finish = (folders: readonly WorkspaceFolder[]) =>
    void finishInOpened(folders, session).catch((error: unknown) => log.error(String(error)));
  subscriptions.push(
    log,
    ...registerInspectionView(client),
    ...registerReportView(),
    ...allCommands.map((command) => register(command, session)),
    workspace.onDidGrantWorkspaceTrust(async () => {
      void (await client).sendNotification(trustedMethod);
      finish(workspace.workspaceFolders ?? []);
    }),
    workspace.onDidChangeWorkspaceFolders(({ added }) => finish(added)),
  );
  finish(workspace.workspaceFolders ?? []);
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

/** `LSPErrorCodes.RequestCancelled`; importing it would load the whole language client at once. */
const requestCancelled = -32800;

function isCancelled(error: unknown): boolean {
  if (error instanceof Cancelled) return true;
  return error instanceof Error && 'code' in error && error.code === requestCancelled;
}

function tell(error: unknown): void {
  void window.showErrorMessage(`Santé Certs: ${error instanceof Error ? error.message : String(error)}`);
}
