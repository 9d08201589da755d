import { nameOf } from '../inventory/path';

const words = 'pass(?:word|wd|phrase)?|pwd|mdp|mot[-_ ]?de[-_ ]?passe|motdepasse|pin|secret';

/** `password.txt`, `.pass`, `bundle.p12.pwd`, `mdp-insi.txt`: a word of its own, and nothing that code is written in. */
const passphraseName = new RegExp(
  `^(?:[^.]{0,60}[-_ ])?(?:p12|pfx|key|cle|clé|insi)?[-_ ]?(?:${words})(?:[-_ ][^.]{0,60})?(?:\\.(?:txt|text|md|asc))?$|\\.(?:pass|passwd|password|passphrase|pwd|mdp)$`,
  'iu',
);

/** Whether the name of a file says that a passphrase is in it. */
export function namesPassphrase(path: string): boolean {
  return passphraseName.test(nameOf(path).replace(/^\./, ''));
}

/** In bytes. */
export const longestPassphraseFile = 256;

/** Whether a file can hold a passphrase and nothing else: one short line of text. */
export function isPassphrase(bytes: Uint8Array): boolean {
  if (bytes.length > longestPassphraseFile || bytes.includes(0)) return false;
  const lines = new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  // What encrypts a passphrase, or says where it is, is none.
  return (
    lines.length === 1 &&
    !/^(?:-----BEGIN|\$\{|\{\{|<%|vault:|op:\/\/|https?:\/\/)/.test(lines[0]?.trim() ?? '')
  );
}
