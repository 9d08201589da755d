import type { Text } from '../language';

/** What to tell of a password of a PKCS#12 that some software refuses whatever the file is; null for any other. */
export function passwordRemark(password: string): Text | null {
  return /^[\x20-\x7e]*$/.test(password) ? null : notAscii;
}

const notAscii: Text = {
  en: 'Java does not open a PKCS#12 whose password has accents or other letters outside ASCII. If Java is to read it, make it again with another password.',
  fr: 'Java n’ouvre pas un PKCS#12 dont le mot de passe a des accents ou d’autres lettres hors de l’ASCII. Si Java doit le lire, refaites-le avec un autre mot de passe.',
};
