import type { InspectedRequest } from '../../inspect/item';
import type { MaterialRule } from '../rule';
import { about, requestsIn } from './found';

/** A request is made with an RSA key of 2048 bits or more, and signed with SHA-2. */
export const requestStrength: MaterialRule = {
  id: 'request-strength',
  severity: 'warning',
  catalogue: ['IGC-CSR-001', 'IGC-CSR-002'],
  *check(context) {
    for (const found of requestsIn(context)) {
      const bits = bitsOf(found.item);
      if (bits < leastBits)
        yield about(
          found,
          {
            en: `The RSA key of this request has ${bits} bits; all keys that IGC-Santé certifies have ${leastBits}. Generate key and request again.`,
            fr: `La clé RSA de cette demande a ${bits} bits ; toutes celles que certifie l’IGC-Santé en ont ${leastBits}. Générez à nouveau la clé et la demande.`,
          },
          'key',
        );
      const { signatureAlgorithm } = found.item;
      if (oldHash.test(signatureAlgorithm))
        yield about(
          found,
          {
            en: `This request is signed with \`${signatureAlgorithm}\`, whose hash is broken. Make it again with SHA-256.`,
            fr: `Cette demande est signée avec \`${signatureAlgorithm}\`, dont l’empreinte est cassée. Refaites-la avec SHA-256.`,
          },
          'hash',
        );
    }
  },
};

const leastBits = 2048;
const oldHash = /^md\d|sha1(?!\d)/i;

function bitsOf({ key }: InspectedRequest): number {
  return key?.algorithm === 'RSA' ? key.bits : Infinity;
}
