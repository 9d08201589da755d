import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { isConfiguration, namesKeyMaterial } from '../core/inventory/fileNames';
import { pathIn } from '../core/inventory/path';
import type { ScanOptions, ScanSummary, Unreadable, Workspace } from '../core/workspace';
import { FileReader } from './fileReader';
import { folderFilter, keepsFile } from './folderFilter';
import { listFiles } from './listFiles';
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
  readonly now?: () => Date;
}

const defaultMaxFileSize = 10 * 1024 * 1024;

/** The workspace port on a folder of this machine (`root`, absolute); `scan` rejects when it is cancelled. */
export function nodeWorkspace(root: string, options: NodeWorkspaceOptions = {}): Workspace {
  const { exclude = [], secretsFolder = defaultSecretsFolder, maxFileSize = defaultMaxFileSize } = options;
  return {
    now: options.now ?? (() => new Date()),
    scan: (visit, scanOptions = {}) =>
      scan(root, folderFilter(root, exclude, secretsFolder), new FileReader(maxFileSize), visit, scanOptions),
    keeps: (path) => pathIn('', path) === path && keepsFile(path, folderFilter(root, exclude, secretsFolder)),
    read: (path) => Promise.resolve(read(root, path, new FileReader(maxFileSize))),
  };
}

type Visit = Parameters<Workspace['scan']>[0];

async function scan(
  root: string,
  filter: ReturnType<typeof folderFilter>,
  reader: FileReader,
  visit: Visit,
  { signal, progress }: ScanOptions,
): Promise<ScanSummary> {
  const pause = slices(signal);
  const failures: Unreadable[] = [];
  const files: string[] = [];
  for (const folder of listFiles(root, filter)) {
    for (const file of folder.files) files.push(file);
    failures.push(...folder.unreadable);
    await pause();
  }
  let visited = 0;
  for (const [position, path] of files.entries()) {
    const content = contentOf(root, path, reader);
    if (content instanceof Uint8Array) {
      visit(path, content);
      visited += 1;
    } else if (isWorthTelling(content)) {
      failures.push(content);
    }
    const paused = pause();
    if (paused) {
      progress?.(position + 1, files.length);
      await paused;
    }
  }
  progress?.(files.length, files.length);
  return { files: visited, unreadable: failures };
}

/** Files vanish while a folder is read, and most large files hold no key: neither is news. */
function isWorthTelling({ path, reason }: Unreadable): boolean {
  if (reason === 'missing') return false;
  return reason !== 'too-large' || namesKeyMaterial(path) || isConfiguration(path);
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
