import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pause } from '../../core/pause';
import { FileReader } from '../fileReader';
import { trackedAmong } from './gitIndex';
import { GitObjects } from './objects';
import { headCommit } from './references';
import type { Repository } from './repository';
import { pathsInCommit } from './trees';

const largestIndex = 256 * 1024 * 1024;
const largestKeyFile = 10 * 1024 * 1024;

/** What a repository has of single files (paths from its top), asked again only when it changed. */
export class RepositoryView {
  private stamp = '';
  private readonly states = new Map<string, 'committed' | 'staged' | null>();
  private readonly stored = new Map<string, boolean>();

  constructor(readonly repository: Repository) {}

  /** Whether git tracks each of some files, and its latest commit has it. */
  async statesOf(
    paths: readonly string[],
    pause: Pause,
  ): Promise<ReadonlyMap<string, 'committed' | 'staged' | null>> {
    const { repository } = this;
    const head = headCommit(repository);
    this.begin(head);
    const unknown = paths.filter((path) => !this.states.has(path));
    if (unknown.length === 0) return this.states;
    const tracked = await this.tracked(unknown, pause);
    const objects = new GitObjects(repository);
    try {
      const committed = head ? await pathsInCommit(objects, head, tracked, pause) : null;
      for (const path of unknown) {
        const isStaged = head === null || committed?.has(path) === false;
        this.states.set(path, tracked.has(path) ? (isStaged ? 'staged' : 'committed') : null);
      }
    } finally {
      objects.close();
    }
    return this.states;
  }

  /** Of some files (absolute paths), those whose content git's store has. */
  async storedAmong(files: readonly string[], pause: Pause): Promise<Set<string>> {
    const objects = new GitObjects(this.repository);
    const found = new Set<string>();
    try {
      for (const file of files) {
        if (this.isStored(file, objects)) found.add(file);
        const paused = pause();
        if (paused) await paused;
      }
    } finally {
      objects.close();
    }
    return found;
  }

  private isStored(file: string, objects: GitObjects): boolean {
    const stamp = `${file} ${stampOf(file)}`;
    const known = this.stored.get(stamp);
    if (known !== undefined) return known;
    const isStored = this.namesOf(file).some((id) => objects.has(id));
    this.stored.set(stamp, isStored);
    return isStored;
  }

  /** What git calls a content, as it is and with the line ends that it may have been given. */
  private namesOf(file: string): string[] {
    const content = contentOf(file, largestKeyFile);
    if (content === null) return [];
    const bytes = Buffer.from(content);
    const unix = bytes.includes('\r\n')
      ? [Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')]
      : [];
    const algorithm = this.repository.hashLength === 32 ? 'sha256' : 'sha1';
    return [bytes, ...unix].map((each) =>
      createHash(algorithm).update(`blob ${each.length}\0`).update(each).digest('hex'),
    );
  }

  private async tracked(paths: readonly string[], pause: Pause): Promise<Set<string>> {
    const { gitFolder, hashLength } = this.repository;
    const index = contentOf(join(gitFolder, 'index'), largestIndex);
    if (index === null) return new Set();
    const found = await trackedAmong(index, hashLength, paths, pause);
    const shared = sharedIndexOf(index, hashLength);
    const base = shared === null ? null : contentOf(join(gitFolder, `sharedindex.${shared}`), largestIndex);
    if (base !== null) for (const path of await trackedAmong(base, hashLength, paths, pause)) found.add(path);
    return found;
  }

  /** Whether the repository is another one than when its states were asked for. */
  hasChanged(): boolean {
    return this.stampWith(headCommit(this.repository)) !== this.stamp;
  }

  /** Forgets what may be otherwise since. */
  private begin(head: string | null | undefined): void {
    const stamp = this.stampWith(head);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    this.states.clear();
    this.stored.clear();
  }

  private stampWith(head: string | null | undefined): string {
    const { gitFolder, commonFolder } = this.repository;
    const packs = stampOf(join(commonFolder, 'objects', 'pack'));
    return [String(head), stampOf(join(gitFolder, 'index')), packs].join(' ');
  }
}

/** The index that a split one is the difference from (extension `link`): the last extensions are looked through. */
function sharedIndexOf(index: Uint8Array, hashLength: number): string | null {
  const bytes = Buffer.from(index.buffer, index.byteOffset, index.length);
  const at = bytes.lastIndexOf('link', undefined, 'latin1');
  if (at < 12 || at + 8 + hashLength > bytes.length) return null;
  const length = bytes.readUInt32BE(at + 4);
  const isLast = length >= hashLength && at + 8 + length <= bytes.length - hashLength;
  return isLast ? bytes.toString('hex', at + 8, at + 8 + hashLength) : null;
}

function contentOf(file: string, limit: number): Uint8Array | null {
  try {
    const content = new FileReader(limit).read(file);
    return content instanceof Uint8Array ? content : null;
  } catch {
    return null;
  }
}

/** What tells a file from its later versions; the same for all that are not there or out of reach. */
export function stampOf(file: string): string {
  try {
    const { size, ino, mtimeMs, ctimeMs } = statSync(file);
    return [size, ino, mtimeMs, ctimeMs].join(' ');
  } catch {
    return '-';
  }
}
