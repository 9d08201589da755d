import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext, Uri } from 'vscode';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { separateKey } from '../platform/separateKey';
import { restrictFileMode } from '../platform/restrictFileMode';
import { tryHandshake } from '../platform/tlsHandshake.node';
import { activate as activateOn } from './activate';

/** The door of the desktop and remote extension host. */
export function activate(context: ExtensionContext): void {
  activateOn(context, {
    async newClient(options) {
      // In a later turn of the event loop, when activation is over.
      await setImmediate();
      const { LanguageClient, TransportKind } = await import('./languageClient.node');
      const server = {
        module: context.asAbsolutePath('dist/server.js'),
        transport: TransportKind.ipc,
        args: ['--storage', context.globalStorageUri.fsPath],
      };
      return new LanguageClient('santeCerts', 'Santé Certs', { run: server, debug: server }, options);
    },
    separateKey: ({ scheme, fsPath }, path, separate) =>
      scheme === 'file' ? separateKey(fsPath, path, separate) : null,
    restrictFileMode: ({ scheme, fsPath }, path) =>
      scheme === 'file' && process.platform !== 'win32' && restrictFileMode(fsPath, path),
    tryHandshake,
    secretsOf: ({ scheme, fsPath }: Uri) => (scheme === 'file' ? nodeSecretsFolder(fsPath) : null),
  });
}
