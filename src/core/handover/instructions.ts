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
  const command = (passphrase: string) =>
    `openssl cms -decrypt -inform DER -in ${word(file)} -pwri_password ${passphrase} -out ${word(name)}`;
  return {
    en: `${unhidden(file)} is encrypted by a passphrase (CMS, AES-256) that comes by another channel. With OpenSSL 3:

    ${command('PASSPHRASE')}

In bash, this keeps the passphrase out of the history:

    read -rs P; ${command('"$P"')}
`,
    fr: `${unhidden(file)} est chiffré par une phrase de passe (CMS, AES-256) qui vient par un autre canal. Avec OpenSSL 3 :

    ${command('PHRASE')}

Dans bash, ceci garde la phrase de passe hors de l’historique :

    read -rs P; ${command('"$P"')}
`,
  };
}

/** A file name as one word of a shell, which a crafted one must not leave; a leading dash is no option. */
function word(name: string): string {
  const path = unhidden(name.startsWith('-') ? `./${name}` : name);
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
