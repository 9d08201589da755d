import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FileReader } from '../fileReader';

/** A repository, as far as it is found without running git (gitrepository-layout(5)). All paths are absolute. */
export interface Repository {
  /** The top of its files. */
  readonly root: string;
  /** What belongs to this working tree: index and HEAD. */
  readonly gitFolder: string;
  /** What all its working trees share: objects and references. */
  readonly commonFolder: string;
  /** Of the names of its objects, in bytes. */
  readonly hashLength: 20 | 32;
  /** Whether git takes it for one too: it passes over a `.git` without references or with a damaged HEAD. */
  readonly isSound: boolean;
}

/** The repository that holds a folder (absolute); null outside any, and where what stands there is none. */
export function repositoryAround(folder: string): Repository | null {
  return topAround(folder)?.repository ?? null;
}

/** The nearest folder with a `.git` from a folder (absolute) upwards, and the repository that it is; null where there is none. */
export function topAround(
  folder: string,
): { readonly root: string; readonly repository: Repository | null } | null {
  for (let root = folder; ; root = dirname(root)) {
    const repository = repositoryAt(root);
    if (repository !== undefined) return { root, repository };
    if (dirname(root) === root) return null;
  }
}

/** The repository whose top a folder is; null where what says so leads nowhere, undefined where nothing says so. */
export function repositoryAt(folder: string): Repository | null | undefined {
  const found = gitFolderOf(folder);
  if (found === null) return undefined;
  return found === '' ? null : repositoryOf(folder, found);
}

/** The text of a small file of a repository; null where there is none. */
export function smallText(path: string, limit = longestText): string | null {
  try {
    const content = new FileReader(limit).read(path);
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : null;
  } catch {
    return null;
  }
}

const longestText = 64 * 1024;

/** Where the `.git` of a folder leads; '' where it leads nowhere, null where there is none. */
function gitFolderOf(folder: string): string | null {
  const path = join(folder, '.git');
  if (!existsSync(path)) return null;
  if (isFolder(path)) return path;
  // The file of a further working tree or of a submodule.
  return placeNamed(folder, /^gitdir: (.+?)\s*$/.exec(smallText(path) ?? '')?.[1]) ?? '';
}

function repositoryOf(root: string, gitFolder: string): Repository | null {
  const common = smallText(join(gitFolder, 'commondir'))?.trim();
  const commonFolder = common === undefined ? gitFolder : placeNamed(gitFolder, common);
  if (commonFolder === null || !isFolder(join(commonFolder, 'objects'))) return null;
  const config = smallText(join(commonFolder, 'config'), longestConfig) ?? '';
  return {
    root,
    gitFolder,
    commonFolder,
    hashLength: /^\s*objectformat\s*=\s*sha256\b/im.test(config) ? 32 : 20,
    isSound: isFolder(join(commonFolder, 'refs')) && isHead(smallText(join(gitFolder, 'HEAD')) ?? ''),
  };
}

function isHead(text: string): boolean {
  return /^(?:ref:\s*refs\/|[0-9a-f]{40})/.test(text);
}

const longestConfig = 1024 * 1024;

/** A folder that a file names. Never one of the network: a workspace could make us call on a server of its choice. */
export function placeNamed(from: string, written: string | undefined): string | null {
  if (written === undefined || written === '' || written.includes('\0')) return null;
  if (/^(\/\/|\\)/.test(written)) return null;
  const place = resolve(from, written);
  return isFolder(place) ? place : null;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
