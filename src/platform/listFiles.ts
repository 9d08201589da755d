import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { isConfiguration } from '../core/inventory/fileNames';
import type { Unreadable } from '../core/workspace';
import { unreadable as whyUnreadable } from './unreadable';
import type { FolderFilter } from './folderFilter';

/** Some of what one folder of a listing holds; paths are below the listed folder, with `/`. */
export interface ListedFiles {
  readonly folder: string;
  /** The names of files in it. */
  readonly names: readonly string[];
  /** The folder itself, and what bears the name of a configuration without being a file. */
  readonly unreadable: readonly Unreadable[];
}

/** In files: looking at more takes too long for one turn of the event loop. */
const mostAtOnce = 1000;

/**
 * The regular files below the folder `from` of `root` that its `filter` keeps, folder by folder, those of a large folder in several parts.
 *
 * Symbolic links are not followed: a link is not a copy, may form a loop or lead out of the workspace.
 */
export function* listFiles(root: string, filter: FolderFilter, from = ''): Generator<ListedFiles> {
  const folders: { path: string; inherited: FolderFilter }[] = [{ path: from, inherited: filter }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const entries = readFolder(root, folder.path);
    if (!Array.isArray(entries)) {
      yield { folder: folder.path, names: [], unreadable: [entries] };
      continue;
    }
    const hasRules = entries.some(({ name }) => name === '.gitignore' || name === '.git');
    const own = hasRules ? folder.inherited.withOwnRules() : folder.inherited;
    let names: string[] = [];
    const unreadable: Unreadable[] = [];
    for (const entry of entries) {
      if (names.length === mostAtOnce) {
        yield { folder: folder.path, names, unreadable: [] };
        names = [];
      }
      if (!own.keeps(entry.name, entry.isDirectory())) continue;
      if (entry.isFile()) {
        names.push(entry.name);
        continue;
      }
      const path = inFolder(folder.path, entry.name);
      if (entry.isDirectory()) folders.push({ path, inherited: own.inside(entry.name) });
      if (!isConfiguration(path)) continue;
      if (entry.isDirectory()) unreadable.push({ path, reason: 'folder' });
      else if (entry.isSymbolicLink()) unreadable.push({ path, reason: 'link' });
    }
    yield { folder: folder.path, names, unreadable };
  }
}

/** The path of what is called `name` in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function readFolder(root: string, path: string): Dirent[] | Unreadable {
  try {
    return readdirSync(join(root, path), { withFileTypes: true });
  } catch (error) {
    return whyUnreadable(path === '' ? '.' : path, error);
  }
}
