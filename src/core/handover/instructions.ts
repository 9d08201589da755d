import type { Text } from '../language';

/** How the recipient opens the file, to be sent along with it: nothing secret. */
export function instructions(file: string, name: string, by: 'certificate' | 'passphrase'): Text {
  return by === 'certificate' ? withKey(file, name) : withPassphrase(file, name);
}

function withKey(file: string, name: string): Text {
  const command = `openssl cms -decrypt -inform DER -in ${file} -inkey your-private-key.pem -out ${name}`;
  return {
    en: `${file} is encrypted for your certificate (CMS, AES-256). With OpenSSL, and the private key of that certificate:

    ${command}
`,
    fr: `${file} est chiffré pour votre certificat (CMS, AES-256). Avec OpenSSL et la clé privée de ce certificat :

    ${command}
`,
  };
}

function withPassphrase(file: string, name: string): Text {
  const command = (passphrase: string) =>
    `openssl cms -decrypt -inform DER -in ${file} -pwri_password ${passphrase} -out ${name}`;
  return {
    en: `${file} is encrypted by a passphrase (CMS, AES-256) that comes by another channel. With OpenSSL 3:

    ${command('PASSPHRASE')}

In bash, this keeps the passphrase out of the history:

    read -rs P; ${command('"$P"')}
`,
    fr: `${file} est chiffré par une phrase de passe (CMS, AES-256) qui vient par un autre canal. Avec OpenSSL 3 :

    ${command('PHRASE')}

Dans bash, ceci garde la phrase de passe hors de l’historique :

    read -rs P; ${command('"$P"')}
`,
  };
}
