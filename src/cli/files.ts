import { accessSync, closeSync, constants, openSync, readSync, statSync, type Stats } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { AuthoritiesError, shippedAuthorities, type Authority } from '../core/igc/authorities';
import { readAuthoritiesFile } from '../core/inspect/authoritiesFile';
import { unreadableText } from '../core/inventory/unreadableFindings';
import type { Text } from '../core/language';
import { unreadable } from '../platform/unreadable';
import { UsageError } from './command';

/** Far above any certificate, request, key or configuration. */
const largestFile = 10 * 1024 * 1024;

/** The content of a file that the command line names, be it a pipe; throws a `UsageError` where it cannot be had. */
export function readNamedFile(path: string): Uint8Array {
  try {
    if (statSync(path).isDirectory()) throw about(path, folderText);
    const file = openSync(path, 'r');
    try {
      return readAll(file, path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : about(path, unreadableText(unreadable(path, error)));
  }
}

function readAll(file: number, path: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(64 * 1024);
    const count = readSync(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    length += count;
    if (length > largestFile) throw about(path, tooLargeText);
  }
}

const tooLargeText: Text = {
  en: 'This file is over 10 MB, too large for a certificate or key.',
  fr: 'Ce fichier dépasse 10 Mo, trop pour un certificat ou une clé.',
};
const folderText: Text = {
  en: 'This is a folder; name a file.',
  fr: 'C’est un dossier ; indiquez un fichier.',
};

/** The absolute path of the one folder that a command may be given, the current one by default. */
export function namedFolder(operands: readonly string[]): string {
  const [folder = '.', extra] = operands;
  if (extra !== undefined) {
    throw new UsageError({
      en: `Name one folder, not ${operands.length}.`,
      fr: `Indiquez un seul dossier, pas ${operands.length}.`,
    });
  }
  if (statOf(folder)?.isDirectory() !== true) {
    throw about(folder, {
      en: 'There is no such folder. Check its path.',
      fr: 'Ce dossier n’existe pas. Vérifiez son chemin.',
    });
  }
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw about(folder, unreadableText(unreadable(folder, error)));
  }
  return resolve(folder);
}

/** The path inside `root` (with `/`) of a configuration written relative to the current folder or to `root`. */
export function configurationIn(root: string, written: string): string {
  const places = [resolve(written), resolve(root, written)];
  const full = places.find((path) => statOf(path)?.isFile());
  if (full === undefined) {
    const isFolder = places.some((path) => statOf(path)?.isDirectory());
    throw about(written, isFolder ? folderText : unreadableText({ path: written, reason: 'missing' }));
  }
  const inside = relative(root, full).split(sep).join('/');
  if (inside !== '..' && !inside.startsWith('../') && resolve(root, inside) === full) return inside;
  throw about(written, {
    en: 'The configuration must be inside the folder checked.',
    fr: 'La configuration doit être dans le dossier vérifié.',
  });
}

/** The authorities to trust: those of IGC-Santé, and those of the test file where one is named. */
export function trustedAuthorities(file: string | undefined): readonly Authority[] {
  if (file === undefined) return shippedAuthorities;
  try {
    return [...shippedAuthorities, ...readAuthoritiesFile(readNamedFile(file))];
  } catch (error) {
    throw error instanceof AuthoritiesError ? about(file, error.text) : error;
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What is wrong with something that the command line names. */
export function about(path: string, { en, fr }: Text): UsageError {
  return new UsageError({ en: `${path}: ${en}`, fr: `${path} : ${fr}` });
}
