import type { Text } from '../../language';
import { inFile, theCertificate } from './issuedCertificates';
import type { EntryMaterial, Located, Report, ConfigurationRule } from '../rule';

/** The certificate, the request and the private key of an entry are of one key pair. */
export const certificateKeyMismatch: ConfigurationRule = {
  id: 'certificate-key-mismatch',
  severity: 'error',
  catalogue: ['IGC-CSR-005'],
  *check({ document, materialOf }) {
    for (const entry of document.configuration.certificates) {
      const mismatch = mismatchIn(materialOf(entry));
      if (mismatch) yield { at: [...entry.path, 'id'], ...mismatch };
    }
  },
};

type Keyed = Located<{ readonly spki: string | null }> | undefined;

function mismatchIn({ certificate, request, privateKey }: EntryMaterial): Omit<Report, 'at'> | undefined {
  if (differ(certificate, privateKey))
    return {
      message: foreignCertificate,
      related: [...place(certificate, theCertificate), ...place(privateKey, names.key)],
    };
  if (differ(request, privateKey))
    return {
      message: foreignRequest,
      related: [...place(request, names.request), ...place(privateKey, names.key)],
    };
  if (differ(certificate, request))
    return {
      message: otherRequest,
      related: [...place(certificate, theCertificate), ...place(request, names.request)],
    };
  return undefined;
}

function differ(one: Keyed, other: Keyed): boolean {
  return Boolean(one?.item.spki && other?.item.spki && one.item.spki !== other.item.spki);
}

function place(located: Keyed, name: Text) {
  return located ? [inFile(located, name)] : [];
}

const names = {
  request: { en: 'The request', fr: 'La demande' },
  key: { en: 'The private key', fr: 'La clé privée' },
};

const foreignCertificate: Text = {
  en: 'This certificate does not belong to its private key. Put the key it was ordered with beside it, or the certificate issued for this key.',
  fr: 'Ce certificat ne va pas avec sa clé privée. Placez à côté la clé avec laquelle il a été commandé, ou le certificat émis pour cette clé.',
};

const foreignRequest: Text = {
  en: 'This request was not made with the private key beside it. Generate key and request again, before anything is ordered.',
  fr: 'Cette demande n’a pas été faite avec la clé privée voisine. Générez à nouveau la clé et la demande, avant toute commande.',
};

const otherRequest: Text = {
  en: 'This certificate was not issued for the request beside it. Put the certificate of this request here.',
  fr: 'Ce certificat n’a pas été émis pour la demande voisine. Placez ici le certificat de cette demande.',
};
