import { resolve } from 'node:path';

/** The absolute path of a file of the package, in whose `dist` this bundle is. */
export function packagedFile(path: string): string {
  return resolve(__dirname, '..', path);
}
