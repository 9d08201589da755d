import type { Severity } from '../../finding';
import type { Text } from '../../language';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';
import type { ConfigurationRule } from '../rule';

/** A certificate is valid now, and for longer than it takes to renew it. */
export const certificateExpiry: ConfigurationRule = {
  id: 'certificate-expiry',
  severity: 'error',
  catalogue: ['IGC-VAL-001', 'IGC-VAL-002', 'IGC-VAL-003', 'IGC-VAL-004', 'IGC-VAL-007'],
  *check(context) {
    for (const [entry, certificate] of issuedCertificates(context)) {
      const validity = validityAt(context.now, certificate.item);
      if (validity)
        yield { at: [...entry.path, 'id'], related: [inFile(certificate, theCertificate)], ...validity };
    }
  },
};

const day = 24 * 60 * 60 * 1000;

/**
 * What an instant makes of a validity, in ISO 8601, if there is anything to say: both ends are part of it (RFC 5280
 * §4.1.2.5).
 */
export function validityAt(
  now: Date,
  { notBefore, notAfter }: { notBefore: string; notAfter: string },
): { severity: Severity; message: Text } | undefined {
  const left = Date.parse(notAfter) - now.getTime();
  const days = Math.floor(left / day);
  if (now.getTime() < Date.parse(notBefore))
    return { severity: 'error', message: notYetValid(onDay(notBefore)) };
  if (left < 0) return { severity: 'error', message: expired(onDay(notAfter)) };
  if (left <= 30 * day) return { severity: 'warning', message: endsSoon(onDay(notAfter), days) };
  if (left <= 60 * day) return { severity: 'info', message: canBeRenewed(onDay(notAfter), days) };
  return undefined;
}

function onDay(instant: string): string {
  return `\`${instant.slice(0, 'YYYY-MM-DD'.length)}\``;
}

const notYetValid = (on: string): Text => ({
  en: `This certificate is not valid before ${on}. Check the clock, or wait before installing it.`,
  fr: `Ce certificat n’est pas valide avant le ${on}. Vérifiez l’horloge, ou attendez pour l’installer.`,
});

const expired = (on: string): Text => ({
  en: `This certificate expired on ${on}. Order a new one: an expired certificate cannot be renewed.`,
  fr: `Ce certificat a expiré le ${on}. Commandez-en un nouveau : un certificat expiré ne se renouvelle pas.`,
});

const endsSoon = (on: string, days: number): Text => ({
  en: `This certificate ends on ${on}, in ${days} days. Renew it now on the IGC-Santé platform, while it is still active.`,
  fr: `Ce certificat prend fin le ${on}, dans ${days} jours. Renouvelez-le maintenant sur la plateforme IGC-Santé, tant qu’il est actif.`,
});

const canBeRenewed = (on: string, days: number): Text => ({
  en: `This certificate ends on ${on}, in ${days} days. Plan its renewal; ANS announces the end 60 days before by its FAQ, one month before by the Ségur guide.`,
  fr: `Ce certificat prend fin le ${on}, dans ${days} jours. Prévoyez son renouvellement ; l’ANS prévient 60 jours avant selon sa FAQ, un mois avant selon le guide Ségur.`,
});
