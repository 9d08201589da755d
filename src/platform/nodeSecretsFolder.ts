import { existsSync, lstatSync, opendirSync, readFileSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathIn } from '../core/inventory/path';
import { lockName, type NewFile, type SecretsFolder, type WriteRefusal } from '../core/secretsFolder';
import { FileReader } from './fileReader';
import { lockFolder } from './folderLock';
import { isHiddenFromGit } from './git/gitIgnore';
import { repositoryAround } from './git/repository';
import { RepositoryView } from './git/repositoryView';
import { replaceWhole, writeNewFiles } from './newFiles';
import { replaceFile } from './replaceFile';
import { slices } from './slices';
import { staysInside } from './staysInside';
import { errorCode } from './unreadable';

/** The port on the secrets of a folder of this machine (`root`, absolute). */
export function nodeSecretsFolder(root: string): SecretsFolder {
  return {
    isHiddenFromGit: (path) => Promise.resolve(isHiddenFromGit(join(root, path))),
    isTrackedByGit: (path) => isTrackedByGit(join(realpathSync(root), path)),
    ignore: (line) => settled(() => addToGitignore(root, line)),
    obstacle: (path) => settled(() => obstacle(root, path)),
    read: (path) => settled(() => read(root, path)),
    list: (folder) => settled(() => namesIn(root, folder)),
    writeNew: (files) => settled(() => writeNew(root, files)),
    replace: (file) => settled(() => replace(root, file)),
    remove: (path) => settled(() => remove(root, path)),
    exclusively: (folder, work) => exclusively(root, folder, work),
  };
}

function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

async function isTrackedByGit(path: string): Promise<boolean> {
  const repository = repositoryAround(dirname(path));
  if (repository === null) return false;
  const name = relative(repository.root, path).split(sep).join('/');
  const states = await new RepositoryView(repository).statesOf([name], slices(undefined));
  return states.get(name) !== null;
}

function addToGitignore(root: string, line: string): void {
  const file = join(root, '.gitignore');
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error('.gitignore is a symbolic link');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  replaceFile(file, `${before}${separator}${line}\n`);
}

function writeNew(root: string, files: readonly NewFile[]): WriteRefusal | null {
  try {
    const outside = files.find(({ path }) => !staysInside(root, path));
    if (outside) return { reason: 'outside-workspace', path: outside.path };
    writeNewFiles(files.map(({ path, content }) => ({ path: join(root, path), content })));
    return null;
  } catch (error) {
    const taken = takenCodes.has(errorCode(error)) && files.find(({ path }) => exists(join(root, path)));
    if (taken) return { reason: 'exists', path: taken.path };
    return refusalFor(error, files[0]?.path ?? '.');
  }
}

/** Of a file and, by now, of its folder. */
const takenCodes = new Set(['EEXIST', 'ENOTEMPTY']);

function obstacle(root: string, path: string): WriteRefusal | null {
  try {
    return exists(join(root, path)) ? { reason: 'exists', path } : null;
  } catch (error) {
    return refusalFor(error, path);
  }
}

/** Far above any key, certificate or chain. */
const largestFile = 1024 * 1024;

function read(root: string, path: string): Uint8Array | WriteRefusal | null {
  try {
    const full = join(root, path);
    if (!exists(full)) return null;
    if (!staysInside(root, path)) return { reason: 'outside-workspace', path };
    const content = lstatSync(full).isFile() ? new FileReader(largestFile).read(full) : null;
    return content instanceof Uint8Array ? content : { reason: 'unfit', path };
  } catch (error) {
    return refusalFor(error, path);
  }
}

const mostNames = 500;

function namesIn(root: string, folder: string): string[] {
  const names: string[] = [];
  try {
    if (!staysInside(root, `${folder}/any`)) return names;
    const opened = opendirSync(join(root, folder));
    try {
      for (let each = opened.readSync(); each && names.length < mostNames; each = opened.readSync())
        names.push(each.name);
    } finally {
      opened.closeSync();
    }
  } catch {
    // Not there, or not ours to read.
  }
  return names.sort();
}

function replace(root: string, { path, content }: NewFile): WriteRefusal | null {
  return attempt(root, path, () => replaceWhole({ path: join(root, path), content }));
}

function remove(root: string, path: string): WriteRefusal | null {
  return attempt(root, path, () => {
    rmSync(join(root, path), { force: true });
    try {
      rmdirSync(dirname(join(root, path)));
    } catch {
      // Other files are still there.
    }
  });
}

async function exclusively<T>(
  root: string,
  folder: string,
  work: () => Promise<T>,
): Promise<T | WriteRefusal> {
  const lock = locked(root, folder);
  if ('reason' in lock) return lock;
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function locked(root: string, folder: string): WriteRefusal | { readonly release: () => void } {
  try {
    const path = pathIn(folder, lockName) ?? '';
    if (!staysInside(root, path)) return { reason: 'outside-workspace', path: folder };
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile() === false)
      return { reason: 'unfit', path };
    return lockFolder(join(root, folder)) ?? { reason: 'busy', path: folder };
  } catch (error) {
    return refusalFor(error, folder);
  }
}

function attempt(root: string, path: string, work: () => void): WriteRefusal | null {
  try {
    if (!staysInside(root, path)) return { reason: 'outside-workspace', path };
    work();
    return null;
  } catch (error) {
    return refusalFor(error, path);
  }
}

function refusalFor(error: unknown, path: string): WriteRefusal {
  return { reason: reasons[errorCode(error)] ?? 'not-writable', path };
}

const reasons: Readonly<Record<string, WriteRefusal['reason']>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
