import type { Text } from '../language';
import { startOfFile } from '../range';
import { makeFinding } from '../rules/finding';
import { isUtf16, utf8Text } from '../utf8';
import type { ConfigurationDocument } from './document';
import { parseConfiguration } from './parse';

/** Reads the bytes of a `certificates.yaml`, where nothing but its encoding is told of what is not UTF-8. */
export function readConfiguration(file: string, bytes: Uint8Array): ConfigurationDocument {
  const text = utf8Text(bytes);
  return text === null ? notUtf8(file, bytes) : parseConfiguration(file, text);
}

/** A document of which nothing is known but that its bytes are not UTF-8. */
export function notUtf8(file: string, bytes: Uint8Array): ConfigurationDocument {
  const message: Text = isUtf16(bytes)
    ? {
        en: 'This file is in UTF-16 and was not read. Save it as UTF-8.',
        fr: 'Ce fichier est en UTF-16 et n’a pas été lu. Enregistrez-le en UTF-8.',
      }
    : {
        en: 'This file is not in UTF-8 and was not read: it is in another encoding, such as Latin-1, or is no text. Save it as UTF-8.',
        fr: 'Ce fichier n’est pas en UTF-8 et n’a pas été lu : il est dans un autre encodage, comme Latin-1, ou n’est pas du texte. Enregistrez-le en UTF-8.',
      };
  const finding = makeFinding({
    rule: 'configuration-syntax',
    severity: 'error',
    message,
    file,
    range: startOfFile,
    identity: ['encoding'],
  });
  return { ...parseConfiguration(file, ''), findings: [finding] };
}
