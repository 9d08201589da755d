import type { Text } from '../language';
import type { KeyMaterialKind } from '../pki/keyMaterial';

/** How a sentence begins on the key of something. */
export function keyOf(kind: KeyMaterialKind): Text {
  switch (kind) {
    case 'certificate':
      return { en: 'The key of this certificate', fr: 'La clé de ce certificat' };
    case 'csr':
      return { en: 'The key of this request', fr: 'La clé de cette demande' };
    case 'pkcs12':
      return { en: 'The key of this bundle', fr: 'La clé de ce fichier PKCS#12' };
    default:
      return { en: 'This key', fr: 'Cette clé' };
  }
}
