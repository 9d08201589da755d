import { checkDigitsAgree } from '../../igc/identifiers';
import type { IdentifierKind } from '../../igc/identifiers';
import type { MaterialRule } from '../rule';
import { about, softwareCertificatesIn } from './found';

/** The check digits of the SIREN, SIRET or RPPS-rang in the OU of a certificate agree. */
export const subjectCheckDigit: MaterialRule = {
  id: 'subject-check-digit',
  severity: 'warning',
  catalogue: ['IGC-DN-004'],
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const { igc, sha256 } = found.item;
      const { type, value } = igc.structure ?? { type: 'UNKNOWN', value: '' };
      const kind = kinds[type];
      if (!kind || checkDigitsAgree({ kind, value }) || context.isListed(sha256)) continue;
      yield about(found, {
        en: `The check digit of the ${type} \`${value}\` in the OU does not agree: this structure may not exist. Check it on annuaire.sante.fr, and order again if it is wrong.`,
        fr: `La clé de contrôle du ${type} \`${value}\` de l’OU ne convient pas : cette structure n’existe peut-être pas. Vérifiez-la sur annuaire.sante.fr, et commandez à nouveau si elle est fausse.`,
      });
    }
  },
};

/** Of a FINESS no published rule tells. */
const kinds: Readonly<Record<string, IdentifierKind>> = {
  SIREN: 'siren',
  SIRET: 'siret',
  'RPPS-rang': 'rppsRang',
};
