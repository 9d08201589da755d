import type { MaterialRule } from '../rule';
import { about, softwareCertificatesIn } from './found';
import type { IgcCertificate } from './found';

/** A software certificate is issued for three years. */
export const validityPeriod: MaterialRule = {
  id: 'validity-period',
  severity: 'info',
  catalogue: ['IGC-VAL-005'],
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const days = daysOf(found.item);
      if (found.item.igc.chain !== 'verified' || isUsual(days, found.item)) continue;
      yield about(found, {
        en: `This certificate is valid for ${days} days; IGC-Santé issues software certificates for three years. Check which product it is, and note its end.`,
        fr: `Ce certificat est valable ${days} jours ; l’IGC-Santé émet les certificats logiciels pour trois ans. Vérifiez de quel produit il s’agit, et notez sa fin.`,
      });
    }
  },
};

const day = 24 * 60 * 60 * 1000;

function daysOf({ notBefore, notAfter }: IgcCertificate): number {
  return Math.round((Date.parse(notAfter) - Date.parse(notBefore)) / day);
}

/** ORG SIGN was valid for 37 months until the end of 2021. */
function isUsual(days: number, { igc, notBefore }: IgcCertificate): boolean {
  const isOldSign = igc.profile === 'ORG SIGN' && notBefore < '2022';
  return (days >= 1094 && days <= 1097) || (isOldSign && days >= 1124 && days <= 1127);
}
