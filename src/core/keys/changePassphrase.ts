import { encryptPrivateKey } from '../pki/encryptPrivateKey';
import { orRefusal, RefusedError, type Refusal } from '../pki/encryption/refusal';
import { workUnder } from '../pki/encryption/work';
import type { OpenOptions } from '../pki/openPkcs12';
import { pemText } from '../pki/pemText';
import { insideAnother, keyInFile, type TextAround } from './keyInFile';
import { openedKey, openPrivateKey, readKey } from './openPrivateKey';

/** The passphrases before and after. */
export interface PassphraseChange extends OpenOptions {
  /** Null where the key is in clear. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * The content of a file with its private key under another passphrase: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC,
 * whatever it was under before. All else in a text stays as it is. What is returned was opened again with the new
 * passphrase.
 */
export async function changePassphrase(
  file: Uint8Array,
  { from, to, signal }: PassphraseChange,
): Promise<Uint8Array | Refusal> {
  return await orRefusal(() =>
    readKey(async () => {
      if (to === '') throw emptyPassphrase();
      const found = keyInFile(file);
      if (found.around && !isOnLinesOfItsOwn(found.around)) throw insideAnother();
      const { pkcs8, publicKey } = await openedKey(found, from, workUnder(signal));
      const encrypted = await encryptPrivateKey(pkcs8, to);
      const changed = found.around ? textWith(encrypted, found.around) : encrypted;
      const again = await openPrivateKey(changed, to, { signal });
      if ('reason' in again || again.publicKey.some((byte, i) => byte !== publicKey[i])) throw notTheSame();
      return changed;
    }),
  );
}

/** Where every line starts as it is, PEM can be written anew: anywhere else, the text around says how. */
function isOnLinesOfItsOwn({ before, after }: TextAround): boolean {
  return /(^|[\r\n])\ufeff?$/.test(before) && /^[ \t]*(\r?\n|$)/.test(after);
}

function textWith(encrypted: Uint8Array, { before, after }: TextAround): Uint8Array {
  const pem = pemText('ENCRYPTED PRIVATE KEY', encrypted).trimEnd();
  const lines = `${before}${after}`.includes('\r\n') ? pem.replaceAll('\n', '\r\n') : pem;
  return new TextEncoder().encode(before + lines + after);
}

function emptyPassphrase(): RefusedError {
  return new RefusedError('needs-password', {
    en: 'The new passphrase is empty: the key would be in clear for whoever reads the file. Choose one.',
    fr: 'La nouvelle phrase de passe est vide : la clé serait en clair pour qui lit le fichier. Choisissez-en une.',
  });
}

function notTheSame(): RefusedError {
  return new RefusedError('malformed', {
    en: 'The key did not open again under the new passphrase: nothing was changed. Please report this.',
    fr: 'La clé ne s’est pas rouverte avec la nouvelle phrase de passe : rien n’a été changé. Merci de le signaler.',
  });
}
