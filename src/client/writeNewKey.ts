import { ProgressLocation, Uri, window, type CancellationToken } from 'vscode';
import type { Text } from '../core/language';
import type { SecretsFolder } from '../core/secretsFolder';
import type { GenerationRefusal, WrittenKeyAndRequest } from '../core/writeKeyAndRequest';
import { ignoring, type EntryWork } from './entryWork';
import { keepsFirst } from './keepingFirst';
import { askPassphrase, Cancelled, type NewPassphrase } from './passphrase';
import { showReport } from './reportView';
import { say } from './settings';

/** How a new key and its request are made, and what is said of them. */
interface NewKey<T extends WrittenKeyAndRequest> {
  readonly title: Text;
  readonly make: (
    passphrase: () => Promise<string | null>,
    secrets: SecretsFolder,
  ) => Promise<T | GenerationRefusal>;
  /** How openssl would have made them; null where that cannot be told. */
  readonly command: (made: T) => string | null;
  readonly told: (made: T) => readonly Text[];
}

/** Makes a key and its request, asking for the passphrase and what git has to ignore, and shows the request. */
export async function writeNewKey<T extends WrittenKeyAndRequest>(
  { title, make, command, told }: NewKey<T>,
  { folder, secrets }: Pick<EntryWork, 'folder' | 'secrets'>,
): Promise<void> {
  const chosen: { passphrase?: NewPassphrase | null } = {};
  const passphrase = async () => (chosen.passphrase = await askPassphrase())?.passphrase ?? null;
  const keeping = keepsFirst(secrets, folder.uri, () => chosen.passphrase);
  const outcome = await ignoring<T | GenerationRefusal>(secrets, async () =>
    window.withProgress(
      { location: ProgressLocation.Notification, title: say(title), cancellable: true },
      (_progress, token) => make(passphrase, cancellable(keeping, token)),
    ),
  );
  if ('reason' in outcome) {
    void window.showErrorMessage(say(outcome.message));
    return;
  }
  await window.showTextDocument(Uri.joinPath(folder.uri, outcome.request));
  void tellMade(told(outcome), command(outcome));
}

/** Says what was made, and shows on demand how openssl would have made it. */
async function tellMade(told: readonly Text[], command: string | null): Promise<void> {
  const show = say({ en: 'Show the openssl Command', fr: 'Montrer la commande openssl' });
  const message = told.map(say).join(' ');
  const chosen = await window.showInformationMessage(message, ...(command === null ? [] : [show]));
  if (chosen === show && command !== null) await showReport('openssl', command);
}

/** Writes nothing once the user has cancelled: throws `Cancelled`. */
function cancellable(secrets: SecretsFolder, token: CancellationToken): SecretsFolder {
  return {
    ...secrets,
    writeNew(files) {
      if (token.isCancellationRequested) throw new Cancelled();
      return secrets.writeNew(files);
    },
  };
}
