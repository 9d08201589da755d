import { writeValue } from '../../config/edits/fixes';
import { freeId } from '../../config/edits/freeId';
import { quoted } from '../../config/quoted';
import type { ConfigPath } from '../../config/model';
import type { ConfigurationRule } from '../rule';

/** Ids are unique in their list: a certificate's id names its folder. */
export const duplicateId: ConfigurationRule = {
  id: 'duplicate-id',
  severity: 'error',
  catalogue: [],
  *check({ document }) {
    for (const list of ['structures', 'administrators', 'instances', 'certificates'] as const) {
      const first = new Map<string, ConfigPath>();
      for (const { id, path } of document.configuration[list]) {
        const at = [...path, 'id'];
        const taken = first.get(id);
        if (!taken) first.set(id, at);
        else
          yield {
            at,
            message: {
              en: `The id ${quoted(id)} is already taken in \`${list}\`. Give this entry another one.`,
              fr: `L’id ${quoted(id)} est déjà pris dans \`${list}\`. Donnez-en un autre à cette entrée.`,
            },
            related: [
              {
                file: document.file,
                range: document.valueRange(taken),
                message: { en: 'First taken here', fr: 'Pris ici en premier' },
              },
            ],
            fixes: () => writeValue(document, at, freeId(document.configuration, list, id)),
          };
      }
    }
  },
};
