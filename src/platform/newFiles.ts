import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './isAlive';
import { makeFolders } from './makeFolders';
import { errorCode } from './unreadable';

/** A file to write; `path` is absolute. */
export interface NewContent {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes new files with mode 0600, in folders that it makes with mode 0700, or none of them.
 *
 * Where they make up a folder that is not there, it is made whole beside its place and then given its name. Elsewhere
 * each is written whole beside its place and then linked to its name, which the system refuses where the name is taken.
 * So neither an interruption nor a race leaves half a file or replaces one. Throws the system's errors, after taking
 * back what it wrote.
 */
export function writeNewFiles(files: readonly NewContent[]): void {
  const folder = newFolderOf(files);
  if (folder === null) writeBeside(files);
  else writeFolder(folder, files);
}

/** The folder that all of the files are in, where it is not there yet. */
function newFolderOf(files: readonly NewContent[]): string | null {
  const [folder, ...others] = new Set(files.map(({ path }) => dirname(path)));
  const isNew = folder !== undefined && others.length === 0 && !lstatSync(folder, { throwIfNoEntry: false });
  return isNew ? folder : null;
}

function writeFolder(folder: string, files: readonly NewContent[]): void {
  const draft = draftOf(folder);
  const made = makeFolders(dirname(folder));
  try {
    removeLeftDrafts(dirname(folder));
    mkdirSync(draft, { mode: 0o700 });
    for (const { path, content } of files) writeDraft(join(draft, basename(path)), content);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    for (const each of made.toReversed()) removeIfEmpty(each);
    throw error;
  }
}

function writeBeside(files: readonly NewContent[]): void {
  const drafts = files.map(({ path, content }) => ({ path, content, draft: draftOf(path) }));
  const made: string[] = [];
  const named: string[] = [];
  try {
    for (const { path, content, draft } of drafts) {
      made.push(...makeFolders(dirname(path)));
      removeLeftDrafts(dirname(path));
      writeDraft(draft, content);
    }
    for (const { path, draft } of drafts) nameNew(draft, path, () => named.push(path));
  } catch (error) {
    for (const path of named) rmSync(path, { force: true });
    for (const { draft } of drafts) rmSync(draft, { force: true });
    for (const folder of made.toReversed()) removeIfEmpty(folder);
    throw error;
  }
  for (const { draft } of drafts) rmSync(draft, { force: true });
}

/** Replaces a file by a new content, written whole beside it, for its owner alone by default. Throws the system's errors. */
export function replaceWhole({ path, content }: NewContent, mode = 0o600): void {
  const draft = draftOf(path);
  try {
    makeFolders(dirname(path));
    removeLeftDrafts(dirname(path));
    writeDraft(draft, content, mode);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
  } catch {
    // What is in use or gone already need not be removed.
  }
}

/**
 * Gives a draft its name unless the name is taken. Disks without hard links, such as FAT, have the name reserved by
 * an empty file, which nobody else can create, and then take the draft in its place.
 */
function nameNew(draft: string, path: string, onNamed: () => void): void {
  try {
    linkSync(draft, path);
    onNamed();
  } catch (error) {
    if (!withoutLinks.has(errorCode(error))) throw error;
    closeSync(openSync(path, 'wx', 0o600));
    onNamed();
    renameSync(draft, path);
  }
}

const withoutLinks = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Names the process that writes it, so that what one that was killed left behind can be told. */
function draftOf(path: string): string {
  return join(dirname(path), `.${process.pid}-${randomBytes(8).toString('hex')}.tmp`);
}

const draftName = /^\.(?<pid>\d+)-[0-9a-f]{16}\.tmp$/;

/**
 * Removes the drafts that processes which were killed have left in a folder. None is the only copy of what is in use: it
 * has its name, or was never told of.
 */
export function removeLeftDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = draftName.exec(name)?.groups?.pid;
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function writeDraft(draft: string, content: string | Uint8Array, mode = 0o600): void {
  const file = openSync(draft, 'wx', mode);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
