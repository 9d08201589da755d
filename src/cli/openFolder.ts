import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '../core/workspace';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import { scanCache } from '../platform/scanCache';
import { packagedFile } from './packagedFile';

/** How a command reads a folder. */
export interface FolderReading {
  readonly secretsFolder: string;
  /** Whether certificates are asked for in full, so that files which hold some are read at each run. */
  readonly decodes: boolean;
  /** False where nothing is to be kept on this machine. */
  readonly caches: boolean;
}

/** The files of a folder (absolute), read in threads; what they hold is remembered from run to run. */
export function openFolder(folder: string, { secretsFolder, decodes, caches }: FolderReading): Workspace {
  const readerThread = packagedFile('dist/readerThread.js');
  const cache = caches ? { cache: scanCache(cacheFolder(), folder, readerThread, decodes) } : {};
  return nodeWorkspace(folder, { secretsFolder, readerThread, ...cache });
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
