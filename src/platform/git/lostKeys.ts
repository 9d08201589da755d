import { lstatSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { LostKeyFiles } from '../../core/exposure/exposures';
import { namesKeyMaterial } from '../../core/inventory/fileNames';
import type { Pause } from '../../core/pause';
import { readKeyMaterial } from '../../core/pki/readKeyMaterial';
import { HistoryWalk } from './history';
import { GitObjects } from './objects';
import { headCommit } from './references';
import { repositoryAround } from './repository';
import { Tips } from './tips';

const mostLost = 100;

/** The key files that the history of a folder (absolute) holds and that are not there. */
export class LostKeys {
  private readonly tips = new Tips();
  private walk: HistoryWalk | null = null;
  private known: readonly string[] | null = null;
  private head: string | null | undefined = null;
  private checked = 0;
  private complete = true;
  private readonly held: string[] = [];

  constructor(private readonly root: string) {}

  /** Reads on where the repository changed. */
  async find(pause: Pause): Promise<LostKeyFiles> {
    const repository = repositoryAround(this.root);
    if (repository === null) return { paths: [], complete: true };
    const head = headCommit(repository);
    const folder = relative(repository.root, this.root).replaceAll(sep, '/');
    await this.tips.update(repository, pause);
    const { ids, isWhole } = this.tips;
    if (head !== this.head || ids !== this.known) {
      const starts = typeof head === 'string' ? [head, ...ids] : ids;
      await this.read(new GitObjects(repository), folder, starts, pause);
      [this.head, this.known] = [head, ids];
    }
    const inFolder = this.held
      .filter((path) => folder === '' || path.startsWith(`${folder}/`))
      .map((path) => (folder === '' ? path : path.slice(folder.length + 1)));
    const gone = [...new Set(inFolder)].filter((path) => !isThere(join(this.root, path)));
    const complete = this.complete && isWhole && head !== undefined && this.walk?.complete !== false;
    return { paths: gone.sort().slice(0, mostLost), complete };
  }

  private async read(
    objects: GitObjects,
    folder: string,
    starts: readonly string[],
    pause: Pause,
  ): Promise<void> {
    try {
      this.walk ??= new HistoryWalk(folder, namesKeyMaterial);
      await this.walk.walk(objects, starts, pause);
      for (const { path, id } of this.walk.found.slice(this.checked)) {
        const content = objects.read(id)?.content;
        if (content === undefined) this.complete = false;
        else if (holdsKey(content)) this.held.push(path);
        this.checked += 1;
        const paused = pause();
        if (paused) await paused;
      }
    } finally {
      objects.close();
    }
  }
}

function holdsKey(content: Uint8Array): boolean {
  return readKeyMaterial(content).some(
    ({ kind, error }) => error === undefined && (kind === 'private-key' || kind === 'pkcs12'),
  );
}

function isThere(full: string): boolean {
  try {
    return lstatSync(full, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
