import type { MaterialContext, MaterialRule } from '../rule';
import { about, requestsIn } from './found';

/** A request for an ORG certificate asks for no alternative names: these certificates have none. */
export const requestExtensions: MaterialRule = {
  id: 'request-extensions',
  severity: 'info',
  catalogue: ['IGC-CSR-010'],
  offByDefault: true,
  *check(context) {
    if (!isForOrganisation(context)) return;
    for (const found of requestsIn(context).filter(({ item }) => item.san.length > 0))
      yield about(found, {
        en: 'This request for an ORG certificate asks for alternative names, which the platform probably ignores: the final name comes from the entitlement. Leave them out.',
        fr: 'Cette demande de certificat ORG demande des noms alternatifs, que la plateforme ignore sans doute : le nom final vient de l’habilitation. Retirez-les.',
      });
  },
};

function isForOrganisation({ ties }: MaterialContext): boolean {
  return ties.length > 0 && ties.every(({ product }) => product?.startsWith('ORG '));
}
