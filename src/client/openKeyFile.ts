import type { OpenedKey } from '../core/keys/openPrivateKey';
import type { Text } from '../core/language';
import { keyTitle, passphraseOf } from './askPassphrase';
import { cancellable } from './cancellable';
import { refuse, type FilePlace } from './filePlace';

/** A key that was opened, and the passphrase that opened it: null where it has none. */
export interface OpenedFile {
  readonly opened: OpenedKey;
  readonly passphrase: string | null;
}

/** Opens the private key of a file, by what is kept of it or what the user types until it is right. Throws `Cancelled`. */
export async function openKeyFile(
  { bytes }: Pick<FilePlace, 'bytes'>,
  ask = passphraseOf(keyTitle),
): Promise<OpenedFile> {
  const { openAsking, isRefusal } = await import('./later');
  const given: { passphrase?: string } = {};
  const opened = await cancellable(opening, (signal) =>
    openAsking(bytes, async (wrong, file) => (given.passphrase = await ask(wrong, file)), signal),
  );
  if (isRefusal(opened)) return refuse(opened.message);
  return { opened, passphrase: given.passphrase ?? null };
}

const opening: Text = { en: 'Opening the key…', fr: 'Ouverture de la clé…' };
