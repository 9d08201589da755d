import type { Text } from '../language';
import type { KeyMaterialKind } from './keyMaterial';

/** What each kind is called inside a sentence. */
export const kindNames: Readonly<Record<KeyMaterialKind, Text>> = {
  certificate: { en: 'a certificate', fr: 'un certificat' },
  csr: { en: 'a certificate request (CSR)', fr: 'une demande de certificat (CSR)' },
  'private-key': { en: 'a private key', fr: 'une clé privée' },
  'public-key': { en: 'a public key', fr: 'une clé publique' },
  pkcs12: { en: 'a PKCS#12 bundle', fr: 'un fichier PKCS#12' },
  pkcs7: { en: 'a PKCS#7 chain', fr: 'une chaîne PKCS#7' },
  crl: { en: 'a certificate revocation list (CRL)', fr: 'une liste de révocation (CRL)' },
  unknown: { en: 'something unknown', fr: 'autre chose, inconnu' },
};
