import { unhidden } from '../features/markdown';
import type { Text } from '../language';

/** How the recipient opens the file, to be sent along with it: nothing secret. */
export function instructions(file: string, name: string, by: 'certificate' | 'passphrase'): Text {
  return by === 'certificate' ? withKey(file, name) : withPassphrase(file, name);
}

function withKey(file: string, name: string): Text {
  const command = `openssl cms -decrypt -inform DER -in ${word(file)} -inkey your-private-key.pem -out ${word(name)}`;
  return {
    en: `${unhidden(file)} is encrypted for your certificate (CMS, AES-256). With OpenSSL, and the private key of that certificate:

    ${command}
`,
    fr: `${unhidden(file)} est chiffré pour votre certificat (CMS, AES-256). Avec OpenSSL et la clé privée de ce certificat :

    ${command}
`,
  };
}

function withPassphrase(file: string, name: string): Text {
  const command = `read -rs P; openssl cms -decrypt -inform DER -in ${word(file)} -pwri_password "$P" -out ${word(name)}`;
  return {
    en: `${unhidden(file)} is encrypted by a passphrase (CMS, AES-256) that comes by another channel. With OpenSSL 3, in bash; type the passphrase, which is not shown, then Enter:

    ${command}

In another shell, begin with openssl and write the passphrase in place of "$P"; then erase the line from the shell's history.
`,
    fr: `${unhidden(file)} est chiffré par une phrase de passe (CMS, AES-256) qui vient par un autre canal. Avec OpenSSL 3, dans bash ; tapez la phrase de passe, qui ne s’affiche pas, puis Entrée :

    ${command}

Dans un autre shell, commencez à openssl et écrivez la phrase de passe à la place de "$P" ; effacez ensuite la ligne de l’historique du shell.
`,
  };
}

/** A file name as one word of a shell, which a crafted one must not leave; a leading dash is no option. */
function word(name: string): string {
  const path = unhidden(name.startsWith('-') ? `./${name}` : name);
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
