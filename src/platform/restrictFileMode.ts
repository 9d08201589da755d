import { closeSync, constants, fchmodSync, fstatSync, openSync } from 'node:fs';

/** Windows knows neither flag. */
const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;
const nonBlocking = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

/** Makes a regular file (absolute path, no link) one that its owner alone can read and change; throws the system's errors. */
export function restrictFileMode(path: string): void {
  const file = openSync(path, constants.O_RDONLY | noFollow | nonBlocking);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is no regular file`);
    fchmodSync(file, 0o600);
  } finally {
    closeSync(file);
  }
}
