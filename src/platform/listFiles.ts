import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Unreadable } from '../core/workspace';
import { unreadable } from './unreadable';
import type { FolderFilter } from './folderFilter';

/** What one folder of a listing holds; paths are below the listed folder, with `/`. */
export interface ListedFolder {
  readonly files: readonly string[];
  /** Set where the folder could not be read. */
  readonly unreadable?: Unreadable;
}

/**
 * The regular files below `root` that `filter` keeps, folder by folder.
 *
 * Symbolic links are not followed: a link is not a copy, may form a loop or lead out of the workspace.
 */
export function* listFiles(root: string, filter: FolderFilter): Generator<ListedFolder> {
  const folders: { path: string; secrets: boolean }[] = [{ path: '', secrets: false }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const entries = readFolder(root, folder.path);
    if (!Array.isArray(entries)) {
      yield { files: [], unreadable: entries };
      continue;
    }
    const files: string[] = [];
    for (const entry of entries) {
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (entry.isDirectory()) {
        const secrets = folder.secrets || filter.isSecrets(path);
        if (secrets || filter.keeps(path, true)) folders.push({ path, secrets });
      } else if (entry.isFile() && (folder.secrets || filter.keeps(path, false))) {
        files.push(path);
      }
    }
    yield { files };
  }
}

function readFolder(root: string, path: string): Dirent[] | Unreadable {
  try {
    return readdirSync(join(root, path), { withFileTypes: true });
  } catch (error) {
    return unreadable(path === '' ? '.' : path, error);
  }
}
