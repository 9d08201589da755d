import { ProgressLocation, Uri, window, type CancellationToken } from 'vscode';
import type { generateKeyAndRequest, GeneratedKeyAndRequest } from '../core/generateKeyAndRequest';
import type { Text } from '../core/language';
import type { SecretsFolder } from '../core/secretsFolder';
import type { EntryPlace } from './chooseEntry';
import { documentAt, finishInterrupted, ignoring, type EntryWork } from './entryWork';
import { askPassphrase, Cancelled, type NewPassphrase } from './passphrase';
import { showReport } from './reportView';
import { say } from './settings';

/** Makes the key and the request of one entry with `make`, and shows the request. */
export async function makeKey(
  make: typeof generateKeyAndRequest,
  { configuration, id }: EntryPlace,
  bits: 2048 | 3072 | 4096,
  work: EntryWork,
): Promise<void> {
  const { folder, secrets, secretsFolder, now, levels } = work;
  const document = await documentAt(configuration, folder);
  await finishInterrupted([document], work);
  const title = say({ en: `Key and CSR of ${id}`, fr: `Clé et CSR de ${id}` });
  const chosen: { passphrase?: NewPassphrase | null } = {};
  const passphrase = async () => (chosen.passphrase = await askPassphrase())?.passphrase ?? null;
  const order = { document, id, bits, passphrase, secretsFolder, now, levels };
  const outcome = await ignoring<GeneratedKeyAndRequest>(secrets, async () =>
    window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (_progress, token) => make(order, cancellable(secrets, token)),
    ),
  );
  if ('reason' in outcome) {
    void window.showErrorMessage(say(outcome.message));
    return;
  }
  await chosen.passphrase?.keepFor(Uri.joinPath(folder.uri, outcome.privateKey));
  await window.showTextDocument(Uri.joinPath(folder.uri, outcome.request));
  const { opensslCommandOf } = await import('./later');
  void tellMade(outcome, opensslCommandOf(document, id, { ...outcome, bits }));
}

/** Says what was made, and shows on demand how openssl would have made it. */
async function tellMade(made: GeneratedKeyAndRequest, command: string | null): Promise<void> {
  const show = say({ en: 'Show the openssl Command', fr: 'Montrer la commande openssl' });
  const message = [madeText(made), ...made.notes].map(say).join(' ');
  const chosen = await window.showInformationMessage(message, ...(command === null ? [] : [show]));
  if (chosen === show && command !== null) await showReport('openssl', command);
}

function madeText({ privateKey, request }: GeneratedKeyAndRequest): Text {
  return {
    en: `The key is in ${privateKey}. Upload the CSR, ${request}, to the IGC-Santé platform.`,
    fr: `La clé est dans ${privateKey}. Déposez la CSR, ${request}, sur la plateforme IGC-Santé.`,
  };
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
