import { writeProperty } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import type { ConfigurationRule } from '../rule';

/** A GIE or a hospital orders under a contract with ANS, and a publisher's cards take one of its own. */
export const ansContract: ConfigurationRule = {
  id: 'ans-contract',
  severity: 'error',
  catalogue: ['IGC-F413-009', 'IGC-F413-014'],
  *check({ document }) {
    const { configuration } = document;
    const { publisher, structures, administrators } = configuration;
    for (const { path, id, kind, ansContract } of structures)
      if (ansContract === false && (kind === 'gie' || kind === 'hospital'))
        yield {
          at: [...path, 'ansContract'],
          message: {
            en: `${quoted(id)} needs a contract with ANS and the card of its legal representative (form 101) before it orders. Sign it, then write \`ansContract: true\`.`,
            fr: `${quoted(id)} doit avoir un contrat avec l’ANS et la carte de son représentant légal (formulaire 101) avant de commander. Signez-le, puis écrivez \`ansContract: true\`.`,
          },
          fixes: () => writeProperty(document, [...path, 'ansContract'], true),
        };
    const ours = administrators.find(({ employer }) => employer === 'publisher');
    if (publisher?.ansContract === false && ours)
      yield {
        at: ['publisher', 'ansContract'],
        message: {
          en: `The CPA card of ${quoted(ours.id)} takes a contract of the publisher with ANS. Sign it, then write \`ansContract: true\`.`,
          fr: `La carte CPA de ${quoted(ours.id)} demande un contrat de l’éditeur avec l’ANS. Signez-le, puis écrivez \`ansContract: true\`.`,
        },
        fixes: () => writeProperty(document, ['publisher', 'ansContract'], true),
      };
  },
};
