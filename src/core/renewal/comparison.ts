import type { InspectedCertificate } from '../inspect/item';
import { keyName } from '../features/description';
import type { Text } from '../language';

/** One field of the certificate in use and of the one that replaces it. */
export interface ComparedField {
  readonly field: Text;
  readonly former: string;
  readonly next: string;
  readonly isSame: boolean;
}

/** Two certificates, field by field. */
export function compareCertificates(
  former: InspectedCertificate,
  next: InspectedCertificate,
): ComparedField[] {
  return fields.map(([field, read]) => {
    const [before, after] = [read(former) ?? '', read(next) ?? ''];
    return { field, former: before, next: after, isSame: before === after };
  });
}

const fields: readonly (readonly [Text, (certificate: InspectedCertificate) => string | undefined])[] = [
  [{ en: 'Name (CN)', fr: 'Nom (CN)' }, ({ subject }) => subject.CN],
  [{ en: 'Structure (OU)', fr: 'Structure (OU)' }, ({ subject }) => subject.OU.join(', ')],
  [{ en: 'Organization (O)', fr: 'Organisation (O)' }, ({ subject }) => subject.O],
  [{ en: 'Department (ST)', fr: 'Département (ST)' }, ({ subject }) => subject.ST],
  [{ en: 'Alternative names', fr: 'Autres noms' }, ({ san }) => san.join(', ')],
  [{ en: 'Product', fr: 'Produit' }, ({ igc }) => igc?.profile],
  [{ en: 'Environment', fr: 'Environnement' }, ({ igc }) => igc?.environment],
  [{ en: 'Key usages', fr: 'Usages de la clé' }, usages],
  [{ en: 'Issuer', fr: 'Émetteur' }, ({ issuer }) => issuer.CN ?? issuer.dn],
  [{ en: 'Valid from', fr: 'Valide du' }, ({ notBefore }) => notBefore.slice(0, 10)],
  [{ en: 'Valid until', fr: 'Valide jusqu’au' }, ({ notAfter }) => notAfter.slice(0, 10)],
  [{ en: 'Serial number', fr: 'Numéro de série' }, ({ serial }) => serial],
  [{ en: 'Kind of key', fr: 'Type de clé' }, ({ key }) => key && keyName(key)],
  [{ en: 'Key identity', fr: 'Identité de la clé' }, ({ spki }) => spki ?? undefined],
];

function usages({ keyUsage, extendedKeyUsage }: InspectedCertificate): string {
  return [...keyUsage, ...extendedKeyUsage].join(', ');
}
