import { quoted } from '../../config/quoted';
import { insiNameMeantBy, insiNames, isInsiName } from '../../igc/insi';
import { editDistance } from '../../nearest';
import type { MaterialContext, MaterialRule } from '../rule';
import { about, requestsIn, softwareCertificatesIn } from './found';

/** A common name that looks like one of INSi, and is none. */
export const insiCertificateNearName: MaterialRule = {
  id: 'insi-certificate-near-name',
  severity: 'warning',
  catalogue: ['IGC-INSI-008'],
  offByDefault: true,
  *check(context) {
    for (const found of [...softwareCertificatesIn(context), ...requestsIn(context)]) {
      const name = found.item.subject.CN ?? '';
      if (!isNear(name) || isTold(name, context)) continue;
      yield about(found, {
        en: `The name ${quoted(name)} looks like one of INSi, which accepts \`INSI-MANU\` and \`INSI-AUTO\` only. If it is meant for INSi, order one so named.`,
        fr: `Le nom ${quoted(name)} ressemble à ceux d’INSi, qui n’accepte que \`INSI-MANU\` et \`INSI-AUTO\`. S’il est destiné à INSi, commandez-en un nommé ainsi.`,
      });
    }
  },
};

/** Names of the same letters are told by the rule `insi-certificate-name`. */
function isNear(name: string): boolean {
  if (isInsiName(name) || insiNameMeantBy(name) || name.length > longestLookalike) return false;
  const written = name.toUpperCase();
  return (
    written.includes('INSI') || Object.values(insiNames).some((meant) => editDistance(written, meant) <= 2)
  );
}

const longestLookalike = 64;

function isTold(name: string, { ties }: MaterialContext): boolean {
  return ties.some(({ commonName }) => commonName === name);
}
