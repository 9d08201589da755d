import type { ConfigurationRule } from '../rule';

const mostOnOneForm = 4;

/** Form 413 has room for four RPPS-rang. */
export const rppsRangCount: ConfigurationRule = {
  id: 'rpps-rang-count',
  severity: 'error',
  catalogue: ['IGC-F413-003'],
  *check({ document }) {
    for (const { path, identifier } of document.configuration.structures) {
      const count = identifier.rppsRang?.length ?? 0;
      if (count <= mostOnOneForm) continue;
      yield {
        at: [...path, 'identifier', 'rppsRang', mostOnOneForm],
        message: {
          en: `Form 413 holds at most ${mostOnOneForm} RPPS-rang, and there are ${count}. Move this one and those after it to a second structure, which makes a second form.`,
          fr: `Le formulaire 413 contient au plus ${mostOnOneForm} RPPS-rang, et il y en a ${count}. Déplacez celui-ci et les suivants dans une seconde structure, qui fera un second formulaire.`,
        },
      };
    }
  },
};
