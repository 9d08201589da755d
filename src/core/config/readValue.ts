import schema from '../../../schemas/certificates.schema.json';
import type { ConfigPath } from './model';
import type { MapTree, Tree } from './tree';

/** The id of a certificate, which names its folder: no separator, no `..`. */
export const folderName = new RegExp(schema.properties.certificates.items.properties.id.pattern, 'u');

/** A path that stays inside the folder it starts from. */
const pathInside = new RegExp(schema.$defs.path.pattern, 'u');

/** The fields that have a value. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** A block of properties, or undefined for anything else. */
export function asMap(tree: Tree | undefined): MapTree | undefined {
  return tree?.kind === 'map' ? tree : undefined;
}

/** A property that is itself a block. */
export function child(map: MapTree, name: string): MapTree | undefined {
  return asMap(map.entries.get(name)?.value);
}

/** Text, and numbers as they are written: an unquoted SIRET keeps all its digits. */
export function text(map: MapTree, name: string): string | undefined {
  return textOf(map.entries.get(name)?.value);
}

/** A property that is true or false. */
export function flag(map: MapTree, name: string): boolean | undefined {
  const value = map.entries.get(name)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}

/** A property whose text is one of `choices`. */
export function choice<T extends string>(map: MapTree, name: string, choices: readonly T[]): T | undefined {
  const value = text(map, name);
  return choices.find((one) => one === value);
}

/** The texts of a list; what is no text in it is left out. */
export function texts(map: MapTree, name: string): readonly string[] {
  const value = map.entries.get(name)?.value;
  return value?.kind === 'list' ? value.items.map(textOf).filter((item) => item !== undefined) : [];
}

/** A path, where the schema allows it. */
export function relativePath(map: MapTree, name: string): string | undefined {
  const value = text(map, name);
  return value !== undefined && pathInside.test(value) ? value : undefined;
}

/** The items of a list that are blocks with an `id`, each read by `read`. */
export function entries<T>(
  map: MapTree | undefined,
  name: string,
  read: (item: MapTree, path: ConfigPath, id: string) => T | undefined,
): readonly T[] {
  return blocks(map, name, (item, path) => {
    const id = text(item, 'id');
    return id ? read(item, path, id) : undefined;
  });
}

/** The items of a list that are blocks, each read by `read`. */
export function blocks<T>(
  map: MapTree | undefined,
  name: string,
  read: (item: MapTree, path: ConfigPath) => T | undefined,
): readonly T[] {
  const list = map?.entries.get(name)?.value;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((tree, index) => {
    const item = asMap(tree);
    const entry = item && read(item, [name, index]);
    return entry === undefined ? [] : [entry];
  });
}

/** What a value says as text; undefined of a block, a list or nothing. */
export function textOf(tree: Tree | undefined): string | undefined {
  if (tree?.kind !== 'scalar' || tree.value === null) return undefined;
  return typeof tree.value === 'string' ? tree.value : tree.source;
}
