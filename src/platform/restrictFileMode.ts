import { closeSync, constants, fchmodSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { staysInside } from './staysInside';

/** Windows knows neither flag. */
const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;
const nonBlocking = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

/**
 * Makes a regular file (`path` in the folder `root`) one that its owner alone can read and change; false where a link
 * leads out of `root`. Throws the system's errors, and where the file is itself a link.
 */
export function restrictFileMode(root: string, path: string): boolean {
  if (!staysInside(root, path)) return false;
  const file = openSync(join(root, path), constants.O_RDONLY | noFollow | nonBlocking);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is no regular file`);
    fchmodSync(file, 0o600);
    return true;
  } finally {
    closeSync(file);
  }
}
