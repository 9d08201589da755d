import { writeValue } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import type { ConfigPath, Configuration } from '../../config/model';
import type { Text } from '../../language';
import { nearest } from '../../nearest';
import type { ConfigurationRule } from '../rule';

/** An id that another entry names is the id of an entry of this file. */
export const unknownReference: ConfigurationRule = {
  id: 'unknown-reference',
  severity: 'error',
  catalogue: [],
  *check({ document }) {
    const { configuration } = document;
    const known = {
      structures: idsOf(configuration.structures),
      instances: idsOf(configuration.instances),
      administrators: idsOf(configuration.administrators),
    };
    for (const { at, id, list } of references(configuration)) {
      if (!id || known[list].has(id)) continue;
      const meant = nearest(id, [...known[list]]);
      yield {
        at,
        message: unknownId(id, list, meant),
        fixes: () => (meant ? writeValue(document, at, meant) : []),
      };
    }
  },
};

interface Reference {
  readonly at: ConfigPath;
  readonly id: string | undefined;
  readonly list: 'structures' | 'instances' | 'administrators';
}

function idsOf(entries: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id));
}

function* references({ instances, certificates }: Configuration): Iterable<Reference> {
  for (const { path, structure, sharedWith } of instances) {
    yield { at: [...path, 'structure'], id: structure, list: 'structures' };
    for (const [index, id] of sharedWith.entries())
      yield { at: [...path, 'sharedWith', index], id, list: 'structures' };
  }
  for (const { path, instance, administrator } of certificates) {
    yield { at: [...path, 'instance'], id: instance, list: 'instances' };
    yield { at: [...path, 'administrator'], id: administrator, list: 'administrators' };
  }
}

function unknownId(id: string, list: string, meant: string | undefined): Text {
  return meant
    ? {
        en: `\`${list}\` has no entry with the id ${quoted(id)}. Did you mean ${quoted(meant)}?`,
        fr: `\`${list}\` n’a pas d’entrée dont l’id est ${quoted(id)}. Vouliez-vous dire ${quoted(meant)} ?`,
      }
    : {
        en: `\`${list}\` has no entry with the id ${quoted(id)}. Add it, or name an existing one.`,
        fr: `\`${list}\` n’a pas d’entrée dont l’id est ${quoted(id)}. Ajoutez-la, ou nommez-en une qui existe.`,
      };
}
