import type { MaterialRule } from '../rule';
import { about, requestsIn } from './found';

/** The key of a request is RSA, the only kind seen in IGC-Santé. */
export const requestKeyType: MaterialRule = {
  id: 'request-key-type',
  severity: 'warning',
  catalogue: ['IGC-CSR-007'],
  offByDefault: true,
  *check(context) {
    for (const found of requestsIn(context)) {
      const { key } = found.item;
      if (!key || key.algorithm === 'RSA') continue;
      yield about(found, {
        en: `The key of this request is \`${key.algorithm}\`, and only RSA keys were ever seen in IGC-Santé certificates. Use RSA 2048, unless ANS told you otherwise.`,
        fr: `La clé de cette demande est de type \`${key.algorithm}\`, or seules des clés RSA ont été vues dans des certificats de l’IGC-Santé. Utilisez RSA 2048, sauf avis contraire de l’ANS.`,
      });
    }
  },
};
