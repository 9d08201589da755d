import { statSync } from 'node:fs';
import { replaceWhole } from './newFiles';

/** Replaces a text file whole or not at all, keeping its permissions; a new one is readable by all. */
export function replaceFile(path: string, text: string): void {
  const { mode = 0o644 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  replaceWhole({ path, content: text }, mode & 0o777);
}
