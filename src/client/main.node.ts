import type { ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { activate as activateOn } from './activate';

/** The door of the desktop and remote extension host. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  activateOn(context, {
    newClient: (options) =>
      new LanguageClient('santeCerts', 'Santé Certs', { run: server, debug: server }, options),
    secretsOf: ({ scheme, fsPath }: Uri) => (scheme === 'file' ? nodeSecretsFolder(fsPath) : null),
  });
}
