import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SeparatedKeys } from '../core/exposure/separateKey';
import { utf8Text } from '../core/utf8';
import { FileReader } from './fileReader';
import { isHiddenFromGit } from './git/gitIgnore';
import { writeNewFiles } from './newFiles';
import { replaceFile } from './replaceFile';
import { staysInside } from './staysInside';

const largestFile = 1024 * 1024;

/**
 * Moves the private keys of a PEM file (`path` in the folder `root`), as `separate` takes them out, into a new file
 * beside it, for its owner alone; the path of that file, or null where nothing can be moved for sure, as where a link
 * leads out of `root`. Throws the system's errors.
 *
 * The key is whole in its new place before the file is replaced by its rest, in one step. Where an interruption came
 * between the two, the file is as it was, and what stands in the new place is taken for it the next time.
 */
export function separateKey(
  root: string,
  path: string,
  separate: (text: string) => SeparatedKeys | null,
): string | null {
  if (!staysInside(root, path)) return null;
  const file = join(root, path);
  const text = textOf(file);
  const separated = text === null ? null : separate(text);
  if (separated === null) return null;
  const { keys, rest } = separated;
  // What git does not see must not come into its sight.
  const mustHide = isHiddenFromGit(file);
  const isFit = (each: string) =>
    (isFree(each) || isBegun(each, keys)) && (!mustHide || isHiddenFromGit(each));
  const taken = namesOfKeyFile(path).find((each) => isFit(join(root, each)));
  if (taken === undefined) return null;
  const place = join(root, taken);
  const isNew = isFree(place);
  if (isNew) writeNewFiles([{ path: place, content: keys }]);
  try {
    // Someone may have written meanwhile.
    if (textOf(file) !== text) throw new Error(`${path} has changed`);
    replaceFile(file, rest);
  } catch (error) {
    if (isNew) rmSync(place, { force: true });
    throw error;
  }
  return taken;
}

function isFree(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}

/** Whether a file is what an interruption left: the same keys and nothing else, for their owner alone. */
function isBegun(path: string, keys: string): boolean {
  const stats = lstatSync(path);
  const isOwn = stats.isFile() && (process.platform === 'win32' || (stats.mode & 0o077) === 0);
  return isOwn && textOf(path) === keys;
}

function textOf(path: string): string | null {
  const content = new FileReader(largestFile).read(path);
  return content instanceof Uint8Array ? utf8Text(content) : null;
}

/** Names for the file of the keys of a file, the first one that is free to be taken. */
function namesOfKeyFile(path: string): string[] {
  const stem = path.replace(/(?<=[^/])\.[^./]*$/, '');
  return ['.key', '-private-key.pem', '-private-key-2.pem', '-private-key-3.pem'].map((end) => stem + end);
}
