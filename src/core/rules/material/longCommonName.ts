import type { MaterialRule } from '../rule';
import { about, requestsIn } from './found';

/** The common name of a request has 64 characters at most (RFC 5280 appendix A, ub-common-name). */
export const longCommonName: MaterialRule = {
  id: 'long-common-name',
  severity: 'warning',
  catalogue: ['IGC-DN-008'],
  offByDefault: true,
  *check(context) {
    for (const found of requestsIn(context)) {
      const { length } = Array.from(found.item.subject.CN ?? '');
      if (length <= longest) continue;
      yield about(found, {
        en: `The common name of this request has ${length} characters, and X.509 allows ${longest}. Choose a shorter one, and generate the request again.`,
        fr: `Le nom commun de cette demande a ${length} caractères, et X.509 en permet ${longest}. Choisissez-en un plus court, et générez à nouveau la demande.`,
      });
    }
  },
};

const longest = 64;
