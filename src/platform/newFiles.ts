import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file to write; `path` is absolute. */
export interface NewContent {
  readonly path: string;
  readonly content: string;
}

/**
 * Writes new files with mode 0600, in folders that it makes with mode 0700, or none of them.
 *
 * Each is written whole beside its place and then linked to its name, which the system refuses where the
 * name is taken, so neither an interruption nor a race leaves half a file or replaces one. Throws the
 * system's errors, after taking back what it wrote.
 */
export function writeNewFiles(files: readonly NewContent[]): void {
  const drafts = files.map(({ path, content }) => ({ path, content, draft: draftOf(path) }));
  const linked: string[] = [];
  try {
    for (const { path, content, draft } of drafts) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeDraft(draft, content);
    }
    for (const { path, draft } of drafts) {
      linkSync(draft, path);
      linked.push(path);
    }
  } catch (error) {
    for (const path of linked) rmSync(path, { force: true });
    throw error;
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}

function draftOf(path: string): string {
  return join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`);
}

function writeDraft(draft: string, content: string): void {
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
