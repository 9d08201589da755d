import type { Range } from '../../range';
import type { ConfigurationDocument } from '../document';
import type { ConfigPath } from '../model';
import { type Tree, valueAt } from '../tree';

/**
 * Tells which values can be changed with certainty: those that stand at one path only, inside the value that holds
 * them, in an entry whose form nothing is wrong with.
 */
export function soundPlaces({ tree, text, findings }: ConfigurationDocument): (path: ConfigPath) => boolean {
  const shared = text.includes('&') ? sharedValues(tree) : new Set<Tree>();
  const brokenLines = findings
    .filter(({ rule }) => rule === 'configuration-syntax')
    .map(({ range }) => range.start.line);
  return (path) => {
    let outer = tree;
    for (const [index] of path.entries()) {
      const inner = valueAt(tree, path.slice(0, index + 1));
      if (!inner || shared.has(inner) || !holds(outer.range, inner.range)) return false;
      outer = inner;
    }
    const [first, last] = linesOf(tree, path);
    // What is wrong at the front of the next entry may be the end of this one.
    return !brokenLines.some((line) => line >= first && line <= last);
  };
}

/** The lines of the entry, or of the property of the document, that a path leads into, and the first one after it. */
function linesOf(tree: Tree, [name, index]: ConfigPath): readonly [number, number] {
  if (tree.kind !== 'map' || typeof name !== 'string') return [0, 0];
  const property = tree.entries.get(name);
  if (!property) return [0, 0];
  const list = property.value;
  const siblings = list.kind === 'list' ? list.items.map(({ range }) => range.start.line) : [];
  const starts = [...[...tree.entries.values()].map(({ keyRange }) => keyRange.start.line), ...siblings];
  const first = typeof index === 'number' ? siblings[index] : property.keyRange.start.line;
  if (first === undefined) return [0, 0];
  const later = starts.filter((line) => line > first);
  return [
    first,
    typeof index === 'number' || siblings.length === 0 ? Math.min(...later, Infinity) : first + 1,
  ];
}

function holds(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** The values that stand at several paths, by aliases and merge keys. */
function sharedValues(root: Tree): Set<Tree> {
  const met = new Set<Tree>();
  const shared = new Set<Tree>();
  const open = [root];
  for (let tree = open.pop(); tree; tree = open.pop()) {
    if (met.has(tree)) shared.add(tree);
    else if (tree.kind === 'list') open.push(...tree.items);
    else if (tree.kind === 'map') open.push(...[...tree.entries.values()].map(({ value }) => value));
    met.add(tree);
  }
  return shared;
}
