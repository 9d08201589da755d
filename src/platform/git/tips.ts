import { opendirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pause } from '../../core/pause';
import { isId, packedReferences } from './references';
import { smallText, type Repository } from './repository';
import { stampOf } from './repositoryView';

const kinds = ['refs/heads', 'refs/tags', 'refs/remotes'];
const stash = 'refs/stash';
/** Files and folders below `refs`, and references that are packed. */
const mostNames = 2000;
/** Of the packed ones, in characters. */
const longestRead = 1024 * 1024;

/** What the branches, tags, remote branches and stashes of a repository stand for, read again only when they changed. */
export class Tips {
  /** Names of commits and tags, each once. */
  ids: readonly string[] = [];
  /** Whether there are no more. */
  isWhole = true;
  private stamp: string | null = null;
  private folders: readonly string[] = [];

  /** Looks at the folders of the references alone while nothing changes: git puts every file in its place by renaming. */
  async update(repository: Repository, pause: Pause): Promise<void> {
    if (this.stampWith(repository) === this.stamp) return;
    const { commonFolder } = repository;
    const loose = namesBelow(commonFolder);
    this.folders = loose.folders;
    this.stamp = this.stampWith(repository);
    const packed = packedReferences(commonFolder);
    const tips = new Map<string, string>();
    for (const [, id = '', name = ''] of packed.slice(0, longestRead).matchAll(packedLine)) {
      if (tips.size > mostNames) break;
      tips.set(name, id);
    }
    const isPackedWhole = packed.length <= longestRead && tips.size <= mostNames;
    for (const name of [...loose.files, stash]) {
      const id = smallText(join(commonFolder, name))?.trim();
      if (id !== undefined && isId(id)) tips.set(name, id);
      const paused = pause();
      if (paused) await paused;
    }
    this.ids = [...new Set([...tips.values(), ...formerStashes(commonFolder)])];
    this.isWhole = loose.isWhole && isPackedWhole;
  }

  private stampWith({ commonFolder }: Repository): string {
    const places = ['packed-refs', 'refs', stashLog, ...this.folders];
    return [commonFolder, ...places.map((place) => stampOf(join(commonFolder, place)))].join(' ');
  }
}

const packedLine = /^([0-9a-f]{40,64}) (refs\/(?:(?:heads|tags|remotes)\/.+|stash))$/gm;

interface Names {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly isWhole: boolean;
}

/** Names of the loose references of the kinds wanted, and of the folders that they stand in. */
function namesBelow(commonFolder: string): Names {
  const files: string[] = [];
  const folders = [...kinds];
  for (const folder of folders) {
    for (const { name, isFolder } of entriesOf(join(commonFolder, folder))) {
      if (files.length + folders.length >= mostNames) return { files, folders, isWhole: false };
      (isFolder ? folders : files).push(`${folder}/${name}`);
    }
  }
  return { files, folders, isWhole: true };
}

function* entriesOf(folder: string): Generator<{ readonly name: string; readonly isFolder: boolean }> {
  try {
    const opened = opendirSync(folder);
    try {
      for (let each = opened.readSync(); each !== null; each = opened.readSync())
        yield { name: each.name, isFolder: each.isDirectory() };
    } finally {
      opened.closeSync();
    }
  } catch {
    // Not there, or not ours to read.
  }
}

const stashLog = 'logs/refs/stash';

/** Only the latest stash has a reference. */
function formerStashes(commonFolder: string): string[] {
  const lines = smallText(join(commonFolder, stashLog))?.split('\n') ?? [];
  return lines.map((line) => line.split(' ', 2)[1] ?? '').filter(isId);
}
