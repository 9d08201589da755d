import { lstatSync, rmSync } from 'node:fs';
import type { SeparatedKeys } from '../core/exposure/separateKey';
import { utf8Text } from '../core/utf8';
import { FileReader } from './fileReader';
import { writeNewFiles } from './newFiles';
import { replaceFile } from './replaceFile';

const largestFile = 1024 * 1024;

/**
 * Moves the private keys of a PEM file (absolute path), as `separate` takes them out, into a new file beside it, for
 * its owner alone; the path of that file, or null where nothing can be moved for sure. Throws the system's errors.
 *
 * The key is on disk in its new place before it leaves the old one: an interruption leaves it in both.
 */
export function separateKey(path: string, separate: (text: string) => SeparatedKeys | null): string | null {
  const text = textOf(path);
  const separated = text === null ? null : separate(text);
  const place = namesOfKeyFile(path).find((each) => lstatSync(each, { throwIfNoEntry: false }) === undefined);
  if (separated === null || place === undefined) return null;
  writeNewFiles([{ path: place, content: separated.keys }]);
  try {
    // Someone may have written meanwhile.
    if (textOf(path) !== text) throw new Error(`${path} has changed`);
    replaceFile(path, separated.rest);
  } catch (error) {
    rmSync(place, { force: true });
    throw error;
  }
  return place;
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
