import type { Pause } from '../../core/pause';
import type { GitObjects } from './objects';

/** One line of a tree. */
export interface TreeEntry {
  readonly name: string;
  readonly id: string;
  readonly isFolder: boolean;
}

/** What a commit says: its tree and the commits before it. A tag has no tree, and the commit that it is on is before it. */
export function readCommit(
  objects: Pick<GitObjects, 'read'>,
  id: string,
): { readonly tree: string | null; readonly parents: readonly string[] } | null {
  const object = objects.read(id);
  const head = object?.content.toString('latin1', 0, 64 * 1024).split('\n\n', 1)[0] ?? '';
  if (object?.type === 'tag') {
    const [, tagged] = /^object ([0-9a-f]+)\ntype (?:commit|tag)$/m.exec(head) ?? [];
    return { tree: null, parents: tagged === undefined ? [] : [tagged] };
  }
  const tree = object?.type === 'commit' ? /^tree ([0-9a-f]+)/.exec(head)?.[1] : undefined;
  const parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent);
  return tree === undefined ? null : { tree, parents };
}

/** What stands in a tree; null, and nothing after it, where it cannot be read. */
export function* readTree(objects: Pick<GitObjects, 'read'>, id: string): Generator<TreeEntry | null> {
  const object = objects.read(id);
  if (object?.type !== 'tree') {
    yield null;
    return;
  }
  const { content } = object;
  const hashLength = id.length / 2;
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0 || end - space > longestName || end + 1 + hashLength > content.length) {
      yield null;
      return;
    }
    yield {
      name: content.toString('utf8', space + 1, end),
      id: content.toString('hex', end + 1, end + 1 + hashLength),
      isFolder: content.toString('latin1', at, space) === '40000',
    };
    at = end + 1 + hashLength;
  }
}

/** No file system has longer ones. */
const longestName = 4096;

/** Those of `paths` at which a commit has anything; null where the commit cannot be read. */
export async function pathsInCommit(
  objects: Pick<GitObjects, 'read'>,
  commit: string,
  paths: Iterable<string>,
  pause: Pause,
): Promise<Set<string> | null> {
  const root = readCommit(objects, commit)?.tree ?? null;
  if (root === null) return null;
  const found = new Set<string>();
  const open = [{ id: root, path: '', wanted: [...paths] }];
  for (let tree = open.pop(); tree !== undefined; tree = open.pop()) {
    const wanted = groupedByName(tree.wanted, tree.path.length);
    for (const entry of readTree(objects, tree.id)) {
      // Nothing is said to be absent from what cannot be read.
      if (entry === null) return null;
      const [path, below] = [tree.path + entry.name, wanted.get(entry.name) ?? []];
      wanted.delete(entry.name);
      if (below.includes(path)) found.add(path);
      const inside = entry.isFolder ? below.filter((each) => each !== path) : [];
      if (inside.length > 0) open.push({ id: entry.id, path: `${path}/`, wanted: inside });
      const paused = pause();
      if (paused) await paused;
    }
  }
  return found;
}

/** Paths by the name that each has from a place on. */
function groupedByName(paths: readonly string[], from: number): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const end = path.indexOf('/', from);
    const name = path.slice(from, end < 0 ? undefined : end);
    const others = groups.get(name);
    if (others) others.push(path);
    else groups.set(name, [path]);
  }
  return groups;
}
