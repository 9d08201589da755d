import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathIn } from '../core/inventory/path';

/** Whether no symbolic link stands on the way from `root` (absolute) to `path`. */
export function staysInside(root: string, path: string): boolean {
  if (pathIn('', path) !== path) return false;
  let folder = dirname(join(realpathSync(root), path));
  while (lstatSync(folder, { throwIfNoEntry: false }) === undefined) folder = dirname(folder);
  return realpathSync(folder) === folder;
}

/** Whether a folder stands at `path`, `root` itself for '', and is no link nor reached by one. */
export function isFolderInside(root: string, path: string): boolean {
  try {
    return staysInside(root, path) && lstatSync(join(realpathSync(root), path)).isDirectory();
  } catch {
    return false;
  }
}
