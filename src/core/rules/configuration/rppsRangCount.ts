import { splitRppsRang } from '../../config/edits/structures';
import { fix } from '../../fix';
import type { ConfigurationRule } from '../rule';

const mostOnOneForm = 4;

/** Form 413 has room for four RPPS-rang. */
export const rppsRangCount: ConfigurationRule = {
  id: 'rpps-rang-count',
  severity: 'error',
  catalogue: ['IGC-F413-003'],
  *check({ document }) {
    for (const structure of document.configuration.structures) {
      const { path, identifier } = structure;
      const count = identifier.rppsRang?.length ?? 0;
      if (count <= mostOnOneForm) continue;
      yield {
        at: [...path, 'identifier', 'rppsRang', mostOnOneForm],
        message: {
          en: `Form 413 holds at most ${mostOnOneForm} RPPS-rang, and there are ${count}. Move this one and those after it to a second structure, which makes a second form.`,
          fr: `Le formulaire 413 contient au plus ${mostOnOneForm} RPPS-rang, et il y en a ${count}. Déplacez celui-ci et les suivants dans une seconde structure, qui fera un second formulaire.`,
        },
        fixes: () =>
          fix(
            { en: 'Move them to another structure', fr: 'Les déplacer dans une autre structure' },
            splitRppsRang(document, structure, mostOnOneForm),
          ),
      };
    }
  },
};
