import { randomBytes } from 'node:crypto';
import { linkSync, lstatSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { archiveFolder } from '../core/inventory/archivedSet';
import { renewalFolder } from '../core/inventory/entryFiles';
import { lockName } from '../core/secretsFolder';
import { FileReader } from './fileReader';
import { isAlive } from './isAlive';
import { makeFolders } from './makeFolders';
import { removeLeftDrafts } from './newFiles';
import { errorCode } from './unreadable';

/** What is done under a lock takes well under a second: an older one was left behind. */
const oldest = 2 * 60 * 1000;

/** In bytes: what this writes is far shorter. */
const longestLock = 4096;

/**
 * The lock of a folder (absolute), to be released; null where someone else has it. What earlier holders that were
 * killed have left half written is removed. Throws the system's errors.
 */
export function lockFolder(folder: string): { readonly release: () => void } | null {
  makeFolders(folder);
  const path = join(folder, lockName);
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomBytes(8).toString('hex') });
  if (!create(path, own) && !(removeStale(path) && create(path, own))) return null;
  for (const each of foldersOfEntry(folder)) tidy(each);
  return {
    release: () => {
      if (contentOf(path) === own) rmSync(path, { force: true });
    },
  };
}

/** Where work under a lock leaves drafts: in the folder of an entry, its renewal and its archived sets. */
function foldersOfEntry(folder: string): string[] {
  const archive = join(folder, archiveFolder);
  const sets = namesIn(archive).map((name) => join(archive, name));
  return [folder, join(folder, renewalFolder), archive, ...sets];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function tidy(folder: string): void {
  try {
    removeLeftDrafts(folder);
  } catch {
    // What cannot be tidied up keeps nobody from work.
  }
}

function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600, flush: true });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a stale lock away; another one, which came in between, is put back. */
function removeStale(path: string): boolean {
  const content = contentOf(path);
  if (content === null) return true;
  if (!isStale(path, content)) return false;
  const aside = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const isOther = contentOf(aside) !== content;
  if (isOther) putBack(aside, path);
  rmSync(aside, { force: true });
  return !isOther;
}

function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    // A third one has it by now.
  }
}

function isStale(path: string, content: string): boolean {
  const held = lstatSync(path, { throwIfNoEntry: false });
  if (!held || Date.now() - held.mtimeMs > oldest) return true;
  const holder = holderIn(content);
  return holder !== null && holder.host === hostname() && !isAlive(holder.pid);
}

/** Null for a lock that is being written, or is not one of ours. */
function holderIn(content: string): { readonly pid: number; readonly host: unknown } | null {
  try {
    const { pid, host } = JSON.parse(content) as { pid?: unknown; host?: unknown };
    return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? { pid, host } : null;
  } catch {
    return null;
  }
}

function contentOf(path: string): string | null {
  try {
    const content = new FileReader(longestLock).read(path);
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
  } catch {
    return null;
  }
}
