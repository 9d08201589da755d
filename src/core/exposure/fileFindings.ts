import type { Finding } from '../finding';
import { startOfFile } from '../range';
import { makeFinding } from '../rules/finding';
import { isEncrypted, secretsIn, type KeyFile } from './keyFiles';

/** A file of keys that others than its owner can read or change (rule `key-file-mode`). */
export function fileModeFindings(file: KeyFile, mode: number): Finding[] {
  const [first] = secretsIn(file);
  if (first === undefined || !file.isOwn || (mode & 0o066) === 0) return [];
  const shown = mode.toString(8).padStart(4, '0');
  return [
    makeFinding({
      rule: 'key-file-mode',
      severity: isEncrypted(file) ? 'info' : 'warning',
      message: {
        en: `Other accounts of this machine can open this file of keys (mode ${shown}). Restrict it to its owner: chmod 600.`,
        fr: `D’autres comptes de cette machine peuvent ouvrir ce fichier de clés (mode ${shown}). Réservez-le à son propriétaire : chmod 600.`,
      },
      file: file.path,
      range: first.range,
      identity: [],
      remedies: () => [{ kind: 'restrict-mode' }],
    }),
  ];
}

/** Keys that need no passphrase (rule `unencrypted-private-key`). */
export function unencryptedKeyFindings({ path, keys, isOwn }: KeyFile): Finding[] {
  return keys
    .filter(({ encrypted }) => !encrypted)
    .map((key, position) =>
      makeFinding({
        rule: 'unencrypted-private-key',
        severity: 'warning',
        message: {
          en: 'This private key needs no passphrase: whoever gets the file has the key. Give it one.',
          fr: 'Cette clé privée n’a pas de phrase de passe : qui obtient le fichier a la clé. Donnez-lui-en une.',
        },
        file: path,
        range: key.range,
        identity: [key.spki ?? '', position],
        remedies: () => (isOwn ? [{ kind: 'encrypt' }] : []),
      }),
    );
}

/** A passphrase in a file beside the key that it opens (rule `passphrase-beside-key`). */
export function passphraseFindings(file: string, opened: KeyFile): Finding {
  const [first] = secretsIn(opened);
  return makeFinding({
    rule: 'passphrase-beside-key',
    severity: 'error',
    message: {
      en: 'This file seems to hold the passphrase of the key beside it, in clear: whoever gets the folder has both. Keep the passphrase in a vault or a password manager, delete this file, and change the passphrase if the folder was shared.',
      fr: 'Ce fichier semble contenir en clair la phrase de passe de la clé voisine : qui obtient le dossier a les deux. Conservez-la dans un coffre ou un gestionnaire de mots de passe, supprimez ce fichier, et changez-la si le dossier a été partagé.',
    },
    file,
    range: startOfFile,
    ...(first && {
      related: [{ file: opened.path, range: first.range, message: { en: 'The key', fr: 'La clé' } }],
    }),
    identity: [],
  });
}
