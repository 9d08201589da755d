import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { pathIn } from '../core/inventory/path';
import type { Unreadable, Workspace } from '../core/workspace';
import { FileReader } from './fileReader';
import { folderFilter, keepsFile } from './folderFilter';
import { readerHere, readerThreads } from './readers';
import { scan } from './scan';
import type { ScanCache } from './scanCache';
import { slices } from './slices';
import { unreadable } from './unreadable';

/** What settings say of reading a folder. */
export interface NodeWorkspaceOptions {
  /** Globs left out, as in VS Code's `files.exclude`. */
  readonly exclude?: readonly string[];
  /** Folder name whose content is read even where git ignores it. */
  readonly secretsFolder?: string;
  /** In bytes; larger files are not read. */
  readonly maxFileSize?: number;
  /** The script that threads read with (`readerThread`); without it, files are read in this one. */
  readonly readerThread?: string;
  readonly cache?: ScanCache;
  readonly now?: () => Date;
}

const defaultMaxFileSize = 10 * 1024 * 1024;
/** More of them wait for the same disk. */
const mostThreads = 4;

/** The workspace port on a folder of this machine (`root`, absolute); `scan` rejects when it is cancelled. */
export function nodeWorkspace(root: string, options: NodeWorkspaceOptions = {}): Workspace {
  const { exclude = [], secretsFolder = defaultSecretsFolder, maxFileSize = defaultMaxFileSize } = options;
  const { readerThread, cache = null } = options;
  let filter = folderFilter(root, exclude, secretsFolder);
  return {
    now: options.now ?? (() => new Date()),
    async scan(visit, scanOptions = {}) {
      // Ignore files may have changed since.
      filter = folderFilter(root, exclude, secretsFolder);
      const pause = slices(scanOptions.signal);
      const reading = { root, maxFileSize, configuration: scanOptions.configuration ?? null };
      const readers =
        readerThread === undefined
          ? readerHere(reading, pause)
          : readerThreads(readerThread, Math.min(availableParallelism(), mostThreads), reading);
      try {
        return await scan({ root, filter, readers, pause, cache }, visit, scanOptions);
      } finally {
        readers.close();
      }
    },
    keeps: (path) => pathIn('', path) === path && keepsFile(path, filter),
    read: (path) => Promise.resolve(read(root, path, new FileReader(maxFileSize))),
  };
}

function read(root: string, path: string, reader: FileReader): Uint8Array | Unreadable {
  try {
    if (pathIn('', path) !== path) return { path, reason: 'other' };
    const full = join(realpathSync(root), path);
    return realpathSync(full) === full ? contentOf(root, path, reader) : { path, reason: 'link' };
  } catch (error) {
    return unreadable(path, error);
  }
}

function contentOf(root: string, path: string, reader: FileReader): Uint8Array | Unreadable {
  try {
    const content = reader.read(`${root}/${path}`);
    if (content === null) return { path, reason: 'other' };
    return content instanceof Uint8Array ? content : { path, reason: 'too-large', size: content.size };
  } catch (error) {
    return unreadable(path, error);
  }
}
