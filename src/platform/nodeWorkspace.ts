import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import type { ReadSource } from '../core/inventory/fileFacts';
import { pathIn } from '../core/inventory/path';
import type { Unreadable, Workspace } from '../core/workspace';
import { FileReader } from './fileReader';
import { filterIn, folderFilter, keepsFile } from './folderFilter';
import { inFolder, listFiles } from './listFiles';
import { startReaders, type ReaderThreads } from './readers';
import { scan } from './scan';
import { scanCache } from './scanCache';
import { slices } from './slices';
import { isFolderInside } from './staysInside';
import { unreadable } from './unreadable';

/** What settings say of reading a folder. */
export interface NodeWorkspaceOptions {
  /** Globs left out, as in VS Code's `files.exclude`. */
  readonly exclude?: readonly string[];
  /** Folder name whose content is read even where git ignores it. */
  readonly secretsFolder?: string;
  /** In bytes; larger files are not read. */
  readonly maxFileSize?: number;
  /** What the rules on sources say of a file; without it, key material and configurations are all that is read. */
  readonly readSource?: ReadSource;
  /** Without any, all is read in this thread. */
  readonly readerThreads?: ReaderThreads;
  /** The folder where what files hold is remembered from process to process, if anywhere. */
  readonly storage?: string;
  readonly now?: () => Date;
}

const defaultMaxFileSize = 10 * 1024 * 1024;

/** The workspace port on a folder of this machine (`root`, absolute); `scan` rejects when it is cancelled. */
export function nodeWorkspace(root: string, options: NodeWorkspaceOptions = {}): Workspace {
  const { exclude = [], secretsFolder = defaultSecretsFolder, maxFileSize = defaultMaxFileSize } = options;
  const { readSource = null, readerThreads, storage } = options;
  let filter = folderFilter(root, exclude, secretsFolder);
  const now = options.now ?? (() => new Date());
  return {
    now,
    async scan(visit, scanOptions = {}) {
      // Ignore files may have changed since.
      filter = folderFilter(root, exclude, secretsFolder);
      const pause = slices(scanOptions.signal);
      const { configuration = null } = scanOptions;
      const reading = { root, maxFileSize, configuration, keysOnly: readSource === null };
      const cache = readerThreads && storage ? scanCache(storage, readerThreads.script, reading) : null;
      const readers = startReaders(reading, readSource, readerThreads ?? null);
      try {
        return await scan({ root, filter, readers, pause, cache, started: now() }, visit, scanOptions);
      } finally {
        readers.close();
      }
    },
    keeps: (path) => pathIn('', path) === path && keepsFile(path, filter),
    *list(folder) {
      const own = isFolderInside(root, folder) ? filterIn(folder, filter) : null;
      for (const listed of own ? listFiles(root, own, folder) : [])
        for (const name of listed.names) yield inFolder(listed.folder, name);
    },
    changedOn: (path) => changedOn(root, path),
    read: (path) => Promise.resolve(read(root, path, new FileReader(maxFileSize))),
  };
}

function changedOn(root: string, path: string): Date | null {
  try {
    return pathIn('', path) === path ? lstatSync(join(root, path)).mtime : null;
  } catch {
    return null;
  }
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
