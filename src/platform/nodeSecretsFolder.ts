import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathIn } from '../core/inventory/path';
import type { NewFile, SecretsFolder, WriteRefusal } from '../core/secretsFolder';
import { GitIgnore } from './gitIgnore';
import { writeNewFiles } from './newFiles';
import { replaceFile } from './replaceFile';
import { errorCode } from './unreadable';

/** The port on the secrets of a folder of this machine (`root`, absolute). */
export function nodeSecretsFolder(root: string): SecretsFolder {
  return {
    isHiddenFromGit: (path) => Promise.resolve(isHiddenFromGit(join(root, path))),
    ignore: (folder) => settled(() => addToGitignore(root, folder)),
    obstacle: (path) => settled(() => obstacle(root, path)),
    writeNew: (files) => settled(() => writeNew(root, files)),
  };
}

function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function isHiddenFromGit(path: string): boolean {
  return GitIgnore.of(dirname(path))?.withOwnRules().leavesOut(basename(path), false) ?? true;
}

function addToGitignore(root: string, folder: string): void {
  const file = join(root, '.gitignore');
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error('.gitignore is a symbolic link');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const line = `/${folder.replace(/[\\*?[\]!#]|\s$/g, '\\$&')}/`;
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
    const taken = errorCode(error) === 'EEXIST' && files.find(({ path }) => exists(join(root, path)));
    if (taken) return { reason: 'exists', path: taken.path };
    return { reason: 'not-writable', path: files[0]?.path ?? '.' };
  }
}

function obstacle(root: string, path: string): WriteRefusal | null {
  try {
    return exists(join(root, path)) ? { reason: 'exists', path } : null;
  } catch {
    return { reason: 'not-writable', path };
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether no symbolic link stands on the way from `root` to `path`. */
function staysInside(root: string, path: string): boolean {
  if (pathIn('', path) !== path) return false;
  const real = realpathSync(root);
  let folder = dirname(join(real, path));
  while (!exists(folder)) folder = dirname(folder);
  return realpathSync(folder) === folder;
}
