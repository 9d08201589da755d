import type { MaterialRule } from '../rule';
import { about, requestsIn } from './found';

/** A request is signed by its own key, which proves that its sender has it. */
export const requestSignature: MaterialRule = {
  id: 'request-signature',
  severity: 'error',
  catalogue: ['IGC-CSR-003'],
  *check(context) {
    for (const found of requestsIn(context)) {
      if (found.item.signature !== 'broken') continue;
      yield about(found, {
        en: 'The signature of this request does not verify with its own key: it was damaged or changed, and will be refused. Generate it again.',
        fr: 'La signature de cette demande ne se vérifie pas avec sa propre clé : elle a été abîmée ou modifiée, et sera refusée. Générez-la à nouveau.',
      });
    }
  },
};
