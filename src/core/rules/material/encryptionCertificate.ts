import type { MaterialContext, MaterialRule } from '../rule';
import { about, leavesIn } from './found';

/** ORG CONF serves to encrypt, and for none of the services that software calls. */
export const encryptionCertificate: MaterialRule = {
  id: 'encryption-certificate',
  severity: 'info',
  catalogue: ['IGC-PROF-013'],
  *check(context) {
    if (isWanted(context)) return;
    for (const found of leavesIn(context)) {
      const { igc, sha256 } = found.item;
      if (igc.profile !== 'ORG CONF' || context.isListed(sha256)) continue;
      yield about(found, {
        en: 'This ORG CONF certificate serves to encrypt only: INSi, DMP and Pro Santé Connect refuse it. Use ORG AUTH_CLI to call them, ORG SIGN to sign.',
        fr: 'Ce certificat ORG CONF ne sert qu’à chiffrer : INSi, DMP et Pro Santé Connect le refusent. Utilisez ORG AUTH_CLI pour les appeler, ORG SIGN pour signer.',
      });
    }
  },
};

function isWanted({ ties }: MaterialContext): boolean {
  return ties.some(({ product }) => product === 'ORG CONF' || product === 'SERV CONF');
}
