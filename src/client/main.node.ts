import { setImmediate } from 'node:timers/promises';
import { Uri, type ExtensionContext } from 'vscode';
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
    separateKey({ scheme, fsPath }: Uri, separate) {
      const place = scheme === 'file' ? separateKey(fsPath, separate) : null;
      return place === null ? null : Uri.file(place);
    },
    restrictFileMode({ scheme, fsPath }: Uri) {
      if (scheme !== 'file' || process.platform === 'win32') return false;
      restrictFileMode(fsPath);
      return true;
    },
    tryHandshake,
    secretsOf: ({ scheme, fsPath }: Uri) => (scheme === 'file' ? nodeSecretsFolder(fsPath) : null),
  });
}
