import type { ConfigurationDocument } from '../document';
import type { Structure } from '../model';
import { plainData, valueAt } from '../tree';
import { freeId } from './freeId';
import { addItemAfter, removeItems } from './items';
import type { Edits } from './properties';
import type { Written } from './written';

/** Moves the RPPS-rang from the `count`th on to further structures of `count` at most, alike but for their ids. */
export function splitRppsRang(
  document: ConfigurationDocument,
  { path, id, identifier }: Structure,
  count: number,
): Edits {
  const all = identifier.rppsRang ?? [];
  const own = plainData(valueAt(document.tree, path) ?? document.tree) as Record<string, Written>;
  const rest = all.slice(count);
  const added = Array.from({ length: Math.ceil(rest.length / count) }, (_, number) =>
    addItemAfter(document, path, {
      ...own,
      id: freeId(document.configuration, 'structures', `${id}-${number + 2}`),
      identifier: { rppsRang: rest.slice(number * count, (number + 1) * count) },
    }),
  );
  const moved = removeItems(
    document,
    [...path, 'identifier', 'rppsRang'],
    rest.map((_, index) => count + index),
  );
  return moved && added.every((each) => each !== undefined) ? [...moved, ...added.flat()] : undefined;
}
