import { quoted } from '../../config/quoted';
import type { MaterialRule } from '../rule';
import { about, leavesIn } from './found';

/** The key usages of a certificate are those of a profile that IGC-Santé is known to issue. */
export const unrecognisedProfile: MaterialRule = {
  id: 'unrecognised-profile',
  severity: 'warning',
  catalogue: ['IGC-PROF-009'],
  offByDefault: true,
  *check(context) {
    for (const found of leavesIn(context)) {
      const { igc, sha256, keyUsage, extendedKeyUsage } = found.item;
      if (igc.profile !== 'UNKNOWN' || context.isListed(sha256)) continue;
      const usages = quoted([...keyUsage, ...extendedKeyUsage].join(', '));
      yield about(found, {
        en: `The key usages ${usages} are those of no known IGC-Santé profile. Check on the platform which product this is before using it.`,
        fr: `Les usages de clé ${usages} ne sont ceux d’aucun profil connu de l’IGC-Santé. Vérifiez sur la plateforme de quel produit il s’agit avant de l’utiliser.`,
      });
    }
  },
};
