import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './unreadable';

/**
 * Makes a folder and those above it, for their owner only; the ones that were not there, from the outermost.
 *
 * One by one: of a disk that is read-only, `mkdir` with `recursive` says that the folder above does not exist.
 */
export function makeFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let each = folder; !lstatSync(each, { throwIfNoEntry: false }); each = dirname(each))
    missing.unshift(each);
  for (const each of missing) {
    try {
      mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      // Someone else has just made it.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
  return missing;
}
