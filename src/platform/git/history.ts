import type { Pause } from '../../core/pause';
import type { GitObjects } from './objects';
import { readCommit, readTree } from './trees';

/** A file that a commit held. */
export interface PastFile {
  /** From the top of the repository. */
  readonly path: string;
  /** The name of its content. */
  readonly id: string;
}

/** Objects read in one walk: about half a second. */
const mostObjects = 10_000;
const deepest = 100;

/** Walks the commits before a given one, the latest first, and remembers what it has seen. */
export class HistoryWalk {
  readonly found: PastFile[] = [];
  /** Whether everything was seen so far. */
  complete = true;
  private readonly commits = new Set<string>();
  private readonly trees = new Set<string>();
  private readonly blobs = new Set<string>();

  /** Looks below `folder` ('' for the top) for files of a name that `isWanted`. */
  constructor(
    private readonly folder: string,
    private readonly isWanted: (name: string) => boolean,
  ) {}

  /** Takes what is reachable from `head` and was not seen before. */
  async walk(objects: GitObjects, head: string, pause: Pause): Promise<void> {
    let left = mostObjects;
    let queue = [head];
    while (queue.length > 0) {
      const next: string[] = [];
      for (const id of queue) {
        if (this.commits.has(id)) continue;
        this.commits.add(id);
        const commit = readCommit(objects, id);
        // A clone may have been made without the older ones.
        if (commit === null) this.complete = false;
        else {
          next.push(...commit.parents);
          left -= 1 + (await this.lookInto(objects, commit.tree, left, pause));
        }
        const paused = pause();
        if (paused) await paused;
        if (left <= 0) {
          this.complete = false;
          return;
        }
      }
      queue = next;
    }
  }

  /** Looks into a tree and those in it; the number of objects read. */
  private async lookInto(objects: GitObjects, root: string, most: number, pause: Pause): Promise<number> {
    const open = [{ id: root, path: '' }];
    let count = 0;
    for (let tree = open.pop(); tree !== undefined && count < most; tree = open.pop()) {
      if (this.trees.has(tree.id)) continue;
      this.trees.add(tree.id);
      count += 1;
      const entries = readTree(objects, tree.id);
      if (entries === null) this.complete = false;
      for (const { name, id, isFolder } of entries ?? []) {
        const path = tree.path + name;
        if (isFolder) {
          if (this.mayHold(`${path}/`) && path.split('/').length < deepest)
            open.push({ id, path: `${path}/` });
        } else if (this.isWanted(name) && this.mayHold(path) && !this.blobs.has(id)) {
          this.blobs.add(id);
          this.found.push({ path, id });
        }
      }
      const paused = pause();
      if (paused) await paused;
    }
    return count;
  }

  private mayHold(path: string): boolean {
    const { folder } = this;
    return folder === '' || path.startsWith(`${folder}/`) || `${folder}/`.startsWith(path);
  }
}
