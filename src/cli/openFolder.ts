import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import type { ReadSource } from '../core/inventory/fileFacts';
import type { Workspace } from '../core/workspace';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import { packagedFile } from './packagedFile';

/** More of them wait for the same disk. */
const mostThreads = 3;

/** The files of a folder (absolute), read in threads; what they hold is remembered from run to run if `remembers`. */
export function openFolder(
  folder: string,
  secretsFolder: string,
  remembers: boolean,
  readSource: ReadSource,
): Workspace {
  const script = packagedFile('dist/readerThread.js');
  const count = Math.min(availableParallelism() - 1, mostThreads);
  return nodeWorkspace(folder, {
    secretsFolder,
    readSource,
    readerThreads: { script, count, helped: true },
    ...(remembers && { storage: cacheFolder() }),
  });
}

/** Where programs of this user keep what they can make again. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const usual: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
  };
  const folder =
    XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '' ? XDG_CACHE_HOME : usual[process.platform];
  return join(folder ?? join(homedir(), '.cache'), 'sante-certs');
}
