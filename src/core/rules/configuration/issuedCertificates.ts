import type { CertificateEntry } from '../../config/model';
import type { RelatedPlace } from '../../finding';
import type { InspectedCertificate } from '../../inspect/item';
import type { Text } from '../../language';
import type { Located, RuleContext } from '../rule';

/** The entries whose certificate is there, with it. */
export function* issuedCertificates({
  document,
  materialOf,
}: RuleContext): Iterable<readonly [CertificateEntry, Located<InspectedCertificate>]> {
  for (const entry of document.configuration.certificates) {
    const { certificate } = materialOf(entry);
    if (certificate) yield [entry, certificate];
  }
}

/** Points at a file of the entry. */
export function inFile({ file, range }: Omit<Located<unknown>, 'item'>, message: Text): RelatedPlace {
  return { file, range, message };
}

/** What points at the certificate itself. */
export const theCertificate: Text = { en: 'The certificate', fr: 'Le certificat' };
