import type { ConfigurationDocument } from '../../config/document';
import type { Tree } from '../../config/tree';
import type { Position, Range } from '../../range';
import { holds } from '../hover';

/** The lists whose entries have an id. */
export const idLists = ['structures', 'administrators', 'instances', 'certificates'] as const;
export type IdList = (typeof idLists)[number];

/** A place where an id is given or referred to. */
export interface IdPlace {
  /** The list of the entry that it names. */
  readonly list: IdList;
  readonly id: string;
  /** With the quotes, if any. */
  readonly range: Range;
  readonly isDefinition: boolean;
}

/** The properties of entries that hold ids of other entries, or lists of them. */
const references: Readonly<Record<IdList, Readonly<Record<string, IdList>>>> = {
  structures: {},
  administrators: {},
  instances: { structure: 'structures', sharedWith: 'structures' },
  certificates: { instance: 'instances', administrator: 'administrators' },
};

/** Every place of an id, each once though an anchor may share it. */
export function idPlaces({ tree }: ConfigurationDocument): readonly IdPlace[] {
  const seen = new Set<Tree>();
  const places: IdPlace[] = [];
  const add = (value: Tree | undefined, list: IdList, isDefinition: boolean): void => {
    if (!value || seen.has(value)) return;
    seen.add(value);
    if (value.kind === 'list') for (const item of value.items) add(item, list, isDefinition);
    else if (value.kind === 'scalar' && value.value !== null)
      places.push({ list, id: idOf(value.value, value.source), range: value.range, isDefinition });
  };
  for (const list of idLists) {
    const entries = tree.kind === 'map' ? tree.entries.get(list)?.value : undefined;
    for (const entry of entries?.kind === 'list' ? entries.items : []) {
      if (entry.kind !== 'map') continue;
      add(entry.entries.get('id')?.value, list, true);
      for (const [name, target] of Object.entries(references[list]))
        add(entry.entries.get(name)?.value, target, false);
    }
  }
  return places;
}

/** The id at a position. */
export function idAt(document: ConfigurationDocument, position: Position): IdPlace | undefined {
  return idPlaces(document).find(({ range }) => holds(range, position));
}

/** Every place of the id at a position, its definitions first; none where there is no id. */
export function placesOfIdAt(document: ConfigurationDocument, position: Position): readonly IdPlace[] {
  const places = idPlaces(document);
  const here = places.find(({ range }) => holds(range, position));
  if (!here) return [];
  const same = places.filter(({ list, id }) => list === here.list && id === here.id);
  return [
    ...same.filter(({ isDefinition }) => isDefinition),
    ...same.filter(({ isDefinition }) => !isDefinition),
  ];
}

/** Text as it is; of `012` the zero stays. */
function idOf(value: string | number | boolean, source: string): string {
  return typeof value === 'string' ? value : source;
}
