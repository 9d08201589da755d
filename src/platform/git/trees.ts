import type { Pause } from '../../core/pause';
import type { GitObjects } from './objects';

/** One line of a tree. */
export interface TreeEntry {
  readonly name: string;
  readonly id: string;
  readonly isFolder: boolean;
}

/** What a commit says: its tree and the commits before it. */
export function readCommit(
  objects: GitObjects,
  id: string,
): { readonly tree: string; readonly parents: readonly string[] } | null {
  const object = objects.read(id);
  if (object?.type !== 'commit') return null;
  const head = object.content.toString('latin1', 0, 64 * 1024).split('\n\n', 1)[0] ?? '';
  const tree = /^tree ([0-9a-f]+)/.exec(head)?.[1];
  const parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent);
  return tree === undefined ? null : { tree, parents };
}

/** What stands in a tree; null where it cannot be read. */
export function readTree(objects: GitObjects, id: string): TreeEntry[] | null {
  const object = objects.read(id);
  if (object?.type !== 'tree') return null;
  const { content } = object;
  const hashLength = id.length / 2;
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0 || end + 1 + hashLength > content.length) return null;
    entries.push({
      name: content.toString('utf8', space + 1, end),
      id: content.toString('hex', end + 1, end + 1 + hashLength),
      isFolder: content.toString('latin1', at, space) === '40000',
    });
    at = end + 1 + hashLength;
  }
  return entries;
}

/** Those of `paths` at which a commit has anything; null where the commit cannot be read. */
export async function pathsInCommit(
  objects: GitObjects,
  commit: string,
  paths: Iterable<string>,
  pause: Pause,
): Promise<Set<string> | null> {
  const root = readCommit(objects, commit)?.tree;
  if (root === undefined) return null;
  const trees = new Map<string, ReadonlyMap<string, TreeEntry> | null>();
  const entriesOf = (id: string) => {
    const known = trees.get(id);
    if (known !== undefined) return known;
    const entries = readTree(objects, id);
    const byName = entries && new Map(entries.map((entry) => [entry.name, entry]));
    trees.set(id, byName);
    return byName;
  };
  const found = new Set<string>();
  for (const path of paths) {
    let id: string | undefined = root;
    for (const name of path.split('/')) {
      const entries: ReadonlyMap<string, TreeEntry> | null = id === undefined ? null : entriesOf(id);
      // Nothing is said to be absent from what cannot be read.
      if (id !== undefined && entries === null) return null;
      id = entries?.get(name)?.id;
    }
    if (id !== undefined) found.add(path);
    const paused = pause();
    if (paused) await paused;
  }
  return found;
}
