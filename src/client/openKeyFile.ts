import type { OpenedKey } from '../core/keys/openPrivateKey';
import type { Text } from '../core/language';
import { cancellable } from './cancellable';
import { refuse, type FilePlace } from './filePlace';
import { forgetPassphrase, keptPassphrase } from './keptPassphrases';
import { askExistingPassphrase } from './passphrase';

/** A key that was opened, and the passphrase that opened it: null where it has none. */
export interface OpenedFile {
  readonly opened: OpenedKey;
  readonly passphrase: string | null;
}

/** Opens the private key of a file, by what is kept of it or what the user types until it is right. Throws `Cancelled`. */
export async function openKeyFile({ uri, bytes }: FilePlace): Promise<OpenedFile> {
  const { openPrivateKey, isRefusal } = await import('./later');
  let passphrase: string | null = null;
  let kept = await keptPassphrase(uri);
  for (;;) {
    const given = passphrase;
    const opened = await cancellable(opening, (signal) => openPrivateKey(bytes, given, { signal }));
    if (!isRefusal(opened)) return { opened, passphrase: opened.wasEncrypted ? passphrase : null };
    if (opened.reason !== 'needs-password' && opened.reason !== 'wrong-password')
      return refuse(opened.message);
    if (kept === undefined) {
      const wrong = opened.reason === 'wrong-password' ? opened.message : null;
      passphrase = await askExistingPassphrase(title, wrong);
    } else if (passphrase === null) {
      passphrase = kept;
    } else {
      await forgetPassphrase(uri);
      kept = undefined;
      passphrase = await askExistingPassphrase(title, null);
    }
  }
}

const opening: Text = { en: 'Opening the key…', fr: 'Ouverture de la clé…' };
const title: Text = { en: 'Passphrase of the private key', fr: 'Phrase de passe de la clé privée' };
