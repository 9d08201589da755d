import type { Pause } from '../../core/pause';
import type { GitObjects } from './objects';
import { readCommit, readTree, type TreeEntry } from './trees';

/** A file that a commit held. */
export interface PastFile {
  /** From the top of the repository. */
  readonly path: string;
  /** The name of its content. */
  readonly id: string;
}

/** Commits and trees looked at in one walk: about half a second. */
const mostObjects = 10_000;
/** Lines of trees read in one walk. */
const mostEntries = 2_000_000;
/** More files of such names are the fixtures of a library. */
const mostFound = 2000;
const deepest = 100;
/** In characters. */
const longestPath = 4096;

/** Walks the commits that others come from, the latest first, and remembers what it has seen. */
export class HistoryWalk {
  readonly found: PastFile[] = [];
  /** Whether everything was seen so far. */
  complete = true;
  private readonly commits = new Set<string>();
  private readonly trees = new Set<string>();
  private readonly blobs = new Set<string>();
  private objectsLeft = 0;
  private entriesLeft = 0;

  /** Looks below `folder` ('' for the top) for files of a name that `isWanted`. */
  constructor(
    private readonly folder: string,
    private readonly isWanted: (name: string) => boolean,
  ) {}

  /** Takes what is reachable from each of `starts`, all of one before the next, and was not seen before. */
  async walk(objects: Pick<GitObjects, 'read'>, starts: readonly string[], pause: Pause): Promise<void> {
    [this.objectsLeft, this.entriesLeft] = [mostObjects, mostEntries];
    for (const start of starts) {
      for (let queue = [start]; queue.length > 0;) {
        const next = new Set<string>();
        for (const id of queue) {
          if (this.commits.has(id)) continue;
          if (this.isSpent()) return;
          for (const parent of await this.lookAt(objects, id, pause)) {
            // What is not read in this walk need not be kept.
            if (next.size <= this.objectsLeft && !this.commits.has(parent)) next.add(parent);
          }
          const paused = pause();
          if (paused) await paused;
        }
        queue = [...next];
      }
    }
  }

  /** Whether no more is read in this walk, though there is more. */
  private isSpent(): boolean {
    const isSpent = this.objectsLeft <= 0 || this.isFull();
    if (isSpent) this.complete = false;
    return isSpent;
  }

  private isFull(): boolean {
    return this.entriesLeft <= 0 || this.found.length >= mostFound;
  }

  /** Looks into a commit; the commits before it. */
  private async lookAt(
    objects: Pick<GitObjects, 'read'>,
    id: string,
    pause: Pause,
  ): Promise<readonly string[]> {
    this.commits.add(id);
    this.objectsLeft -= 1;
    const commit = readCommit(objects, id);
    // A clone may have been made without the older ones.
    if (commit === null) this.complete = false;
    else if (commit.tree !== null) await this.lookInto(objects, commit.tree, pause);
    return commit?.parents ?? [];
  }

  /** Looks into a tree and those in it. */
  private async lookInto(objects: Pick<GitObjects, 'read'>, root: string, pause: Pause): Promise<void> {
    const open = [{ id: root, path: '' }];
    for (let tree = open.pop(); tree !== undefined; tree = open.pop()) {
      if (this.trees.has(tree.id)) continue;
      if (this.isSpent()) return;
      this.trees.add(tree.id);
      this.objectsLeft -= 1;
      const turn = pause();
      if (turn) await turn;
      for (const entry of readTree(objects, tree.id)) {
        this.entriesLeft -= 1;
        if (entry === null || this.isFull()) {
          this.complete = false;
          break;
        }
        const path = tree.path + entry.name;
        if (!entry.isFolder) this.lookAtFile(path, entry);
        else if (this.mayHold(`${path}/`) && !this.trees.has(entry.id)) {
          const isRead =
            depthOf(path) < deepest && path.length < longestPath && open.length <= this.objectsLeft;
          if (isRead) open.push({ id: entry.id, path: `${path}/` });
          else this.complete = false;
        }
        const paused = pause();
        if (paused) await paused;
      }
    }
  }

  private lookAtFile(path: string, { name, id }: TreeEntry): void {
    if (!this.isWanted(name) || !this.mayHold(path) || this.blobs.has(id)) return;
    this.blobs.add(id);
    this.found.push({ path, id });
  }

  private mayHold(path: string): boolean {
    const { folder } = this;
    return folder === '' || path.startsWith(`${folder}/`) || `${folder}/`.startsWith(path);
  }
}

function depthOf(path: string): number {
  return path.split('/').length;
}
