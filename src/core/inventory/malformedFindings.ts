import type { Finding } from '../finding';
import type { Text } from '../language';
import type { Malformed } from '../pki/keyMaterial';
import { startOfFile } from '../range';
import { makeFinding } from '../rules/finding';
import { namesKeyMaterial } from './fileNames';
import type { FolderFacts } from './folderFacts';

/**
 * What claims to be key material in a file and cannot be read (rule `malformed-key-material`): a warning where the file
 * is meant to hold some, a hint in any other, where it may be an example.
 */
export function malformedFindings(
  file: string,
  { materialIn, tiesOf, isNamed }: Pick<FolderFacts, 'materialIn' | 'tiesOf' | 'isNamed'>,
): Finding[] {
  const material = materialIn(file);
  if (material.length === 0) return promisesMore(file) || isNamed(file) ? [nothingFound(file)] : [];
  const isMeant = namesKeyMaterial(file) || tiesOf(file).length > 0;
  return material.flatMap(({ error, note = error && malformedText(error), range }, position) =>
    note
      ? makeFinding({
          rule: 'malformed-key-material',
          severity: isMeant ? 'warning' : 'info',
          message: note,
          file,
          range,
          identity: [position],
        })
      : [],
  );
}

/** Says what is wrong and at which byte of the file, unless that is its first. */
export function malformedText({ message, offset }: Malformed): Text {
  if (offset === 0) return message;
  // A sentence goes on after a French colon, and an acronym keeps its capitals.
  const sentence = message.fr.replace(/^\p{Lu}(?=[\p{Ll}’ ])/u, (capital) => capital.toLowerCase());
  return { en: `At byte ${offset}: ${message.en}`, fr: `À l’octet ${offset} : ${sentence}` };
}

/** The names that nothing but X.509 uses: a `.key` or `.pem` may hold something else. */
function promisesMore(file: string): boolean {
  return /\.(crt|cer|csr|p10|p12|pfx|p7b|p7c)$/i.test(file);
}

function nothingFound(file: string): Finding {
  return makeFinding({
    rule: 'malformed-key-material',
    severity: 'warning',
    message: {
      en: 'No certificate, request or key can be read in this file. Get it again from where it came from.',
      fr: 'Aucun certificat, aucune demande ni clé n’est lisible dans ce fichier. Récupérez-le à sa source.',
    },
    file,
    range: startOfFile,
    identity: [],
  });
}
