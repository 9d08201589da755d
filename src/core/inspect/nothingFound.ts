import type { Malformed } from '../pki/keyMaterial';
import { indexOfAscii } from '../primitives/indexOfAscii';
import { isUtf16 } from '../utf8';

/** Why a file in which nothing was found holds nothing, as far as can be told. */
export function nothingFound(bytes: Uint8Array): Malformed {
  if (bytes.length === 0)
    return { message: { en: 'This file is empty.', fr: 'Ce fichier est vide.' }, offset: 0 };
  const begin = indexOfAscii(bytes, '-----BEGIN ', 0);
  if (begin >= 0) {
    return {
      message: {
        en: 'This PEM block is empty, of a type that is not read, or not base64. Copy or export it again.',
        fr: 'Ce bloc PEM est vide, d’un type qui n’est pas lu, ou n’est pas du base64. Copiez-le ou exportez-le à nouveau.',
      },
      offset: begin,
    };
  }
  if (isUtf16(bytes)) {
    return {
      message: {
        en: 'Nothing was found in this text in UTF-16. If it holds some key material, save it as UTF-8.',
        fr: 'Rien n’a été trouvé dans ce texte en UTF-16. S’il contient une clé ou un certificat, enregistrez-le en UTF-8.',
      },
      offset: 0,
    };
  }
  return {
    message: {
      en: 'This is neither a certificate, a request (CSR), a key, a PKCS#7, a PKCS#12 nor a CRL, in PEM or in DER.',
      fr: 'Ce n’est ni un certificat, ni une demande (CSR), ni une clé, ni un PKCS#7, ni un PKCS#12, ni une CRL, en PEM ou en DER.',
    },
    offset: 0,
  };
}
