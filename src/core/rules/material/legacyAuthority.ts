import type { InspectedCertificate } from '../../inspect/item';
import type { MaterialRule } from '../rule';
import { about, certificatesIn } from './found';

/** A certificate of the IGC-CPS, which IGC-Santé replaced. */
export const legacyAuthority: MaterialRule = {
  id: 'legacy-authority',
  severity: 'info',
  catalogue: ['IGC-PROF-011'],
  *check(context) {
    for (const found of certificatesIn(context).filter(({ item }) => isLegacy(item)))
      yield about(found, {
        en: 'This certificate comes from the former IGC-CPS, which ceased its activity in January 2021. Order its replacement from IGC-Santé.',
        fr: 'Ce certificat vient de l’ancienne IGC-CPS, qui a cessé son activité en janvier 2021. Commandez son remplaçant auprès de l’IGC-Santé.',
      });
  },
};

/** Whether the issuer is one of the IGC-CPS, production or test. */
export function isLegacy({ issuer }: InspectedCertificate): boolean {
  return issuer.O?.startsWith('GIP-CPS') ?? false;
}
