import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext, Uri } from 'vscode';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { activate as activateOn } from './activate';

/** The door of the desktop and remote extension host. */
export function activate(context: ExtensionContext): void {
  activateOn(context, {
    async newClient(options) {
      // It takes longer to load than all the rest: in a later turn of the event loop, activation is over by then.
      await setImmediate();
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
      return new LanguageClient('santeCerts', 'Santé Certs', { run: server, debug: server }, options);
    },
    secretsOf: ({ scheme, fsPath }: Uri) => (scheme === 'file' ? nodeSecretsFolder(fsPath) : null),
  });
}
