import type { MaterialRule } from '../rule';
import { about, leavesIn } from './found';

/** A signing key is not used once its own period has ended, even where its certificate is still valid. */
export const signingKeyPeriod: MaterialRule = {
  id: 'signing-key-period',
  severity: 'warning',
  catalogue: ['IGC-VAL-006'],
  *check(context) {
    const now = context.now.getTime();
    for (const found of leavesIn(context)) {
      const { privateKeyUsagePeriod, notAfter } = found.item;
      const end = privateKeyUsagePeriod?.notAfter;
      if (end === undefined || Date.parse(end) >= now || Date.parse(notAfter) < now) continue;
      const on = `\`${end.slice(0, 'YYYY-MM-DD'.length)}\``;
      yield about(found, {
        en: `The key of this certificate may sign until ${on} only, although the certificate is still valid. Renew it now: what it signs from here on may be refused.`,
        fr: `La clé de ce certificat ne peut signer que jusqu’au ${on}, bien que le certificat soit encore valide. Renouvelez-le maintenant : ce qu’elle signe désormais peut être refusé.`,
      });
    }
  },
};
