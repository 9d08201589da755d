import type { OpenedBundle } from '../core/installation/returnedFile';
import type { Text } from '../core/language';
import { passphraseOf } from './askPassphrase';
import { cancellable } from './cancellable';
import { refuse, type FilePlace } from './filePlace';

/** Opens a PKCS#12 without a password, by the one that is kept of it, or by what the user types. Throws `Cancelled`. */
export async function openBundle({ bytes }: Pick<FilePlace, 'bytes'>): Promise<OpenedBundle> {
  const { openBundleAsking, isRefusal } = await import('./later');
  const opened = await cancellable(opening, (signal) => openBundleAsking(bytes, passphraseOf(title), signal));
  return isRefusal(opened) ? refuse(opened.message) : opened;
}

const title: Text = { en: 'Password of the PKCS#12', fr: 'Mot de passe du PKCS#12' };
const opening: Text = { en: 'Opening the PKCS#12…', fr: 'Ouverture du PKCS#12…' };
