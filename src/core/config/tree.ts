import type { Range } from '../range';
import type { ConfigPath } from './model';

/** A value of the document and the place it is written, with aliases and merge keys resolved. */
export type Tree = ScalarTree | MapTree | ListTree;

/** A single value. */
export interface ScalarTree {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as written: of `012` it keeps the zero. */
  readonly source: string;
  readonly range: Range;
}

/** A block of properties, in their order. */
export interface MapTree {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Property>;
  readonly range: Range;
}

/** A property of a block; its name is the key in `MapTree.entries`. */
export interface Property {
  readonly keyRange: Range;
  readonly value: Tree;
}

/** A list of values. */
export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly range: Range;
}

/** The nearest existing place on the way to `path`: its value and, of a property, the range of its name. */
export function nearestPlace(root: Tree, path: ConfigPath): { value: Tree; keyRange?: Range } {
  let place: { value: Tree; keyRange?: Range } = { value: root };
  for (const step of path) {
    const next = childOf(place.value, step);
    if (!next) break;
    place = next;
  }
  return place;
}

/** The value at `path`, if there is one. */
export function valueAt(root: Tree, path: ConfigPath): Tree | undefined {
  let value = root;
  for (const step of path) {
    const next = childOf(value, step);
    if (!next) return undefined;
    value = next.value;
  }
  return value;
}

/** The same tree where it stands that many lines further down; one that shares no values, as aliases do. */
export function movedDown(tree: Tree, lines: number): Tree {
  const range = rangeMovedDown(tree.range, lines);
  switch (tree.kind) {
    case 'scalar':
      return { ...tree, range };
    case 'list':
      return { ...tree, range, items: tree.items.map((item) => movedDown(item, lines)) };
    case 'map': {
      const entries = new Map<string, Property>();
      for (const [name, { keyRange, value }] of tree.entries)
        entries.set(name, { keyRange: rangeMovedDown(keyRange, lines), value: movedDown(value, lines) });
      return { ...tree, range, entries };
    }
  }
}

/** The same range that many lines further down. */
export function rangeMovedDown({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}

/** Where to point for a whole value: of a block of several lines, its first property or item. */
export function headRange(tree: Tree): Range {
  if (tree.kind === 'scalar' || tree.range.start.line === tree.range.end.line) return tree.range;
  const [first] = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  return first?.range.end.line === tree.range.start.line
    ? { start: tree.range.start, end: first.range.end }
    : { start: tree.range.start, end: tree.range.start };
}

/** The same path with what list items are instead of where they are: their id, or the value itself. */
export function pathById(root: Tree, path: ConfigPath): ConfigPath {
  return path.map((step, index) => {
    if (typeof step === 'string') return step;
    const list = valueAt(root, path.slice(0, index));
    return (list?.kind === 'list' ? namesIn(list)[step] : undefined) ?? step;
  });
}

const names = new WeakMap<ListTree, readonly (string | undefined)[]>();

/** The name of each item, numbered where others before it have the same; found once, since a list may be long. */
function namesIn(list: ListTree): readonly (string | undefined)[] {
  const known = names.get(list);
  if (known) return known;
  const twins = new Map<string, number>();
  const found = list.items.map((item) => {
    const name = nameOf(item);
    if (name === undefined) return undefined;
    const before = twins.get(name) ?? 0;
    twins.set(name, before + 1);
    return before > 0 ? `${name} (${before})` : name;
  });
  names.set(list, found);
  return found;
}

function nameOf(item: Tree): string | undefined {
  const name = item.kind === 'map' ? item.entries.get('id')?.value : item;
  return name?.kind === 'scalar' ? name.source : undefined;
}

function childOf(tree: Tree, step: string | number): { value: Tree; keyRange?: Range } | undefined {
  if (tree.kind === 'map') return tree.entries.get(String(step));
  const item = tree.kind === 'list' && typeof step === 'number' ? tree.items[step] : undefined;
  return item && { value: item };
}

/** The value as plain data, for validation. */
export function plainData(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(plainData);
    case 'map':
      // A null prototype, so that a property named `__proto__` is one like any other.
      return Object.assign(
        Object.create(null) as object,
        Object.fromEntries([...tree.entries].map(([name, property]) => [name, plainData(property.value)])),
      );
  }
}
