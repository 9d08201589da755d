import { join } from 'node:path';
import { smallText, type Repository } from './repository';

/** The commit that HEAD stands for; null where there is none yet, undefined where that cannot be told. */
export function headCommit({ gitFolder, commonFolder }: Repository): string | null | undefined {
  let name = 'HEAD';
  for (let step = 0; step < 5; step += 1) {
    const text = smallText(join(name === 'HEAD' ? gitFolder : commonFolder, name))?.trim();
    if (text === undefined) return name === 'HEAD' ? undefined : packedReference(commonFolder, name);
    if (isId(text)) return text;
    const next = /^ref: (refs\/.+)$/.exec(text)?.[1];
    // A name that leaves the folder, and that of a reftable, which is no file.
    if (next === undefined || next.split('/').includes('..') || next === 'refs/heads/.invalid')
      return undefined;
    name = next;
  }
  return undefined;
}

function packedReference(folder: string, name: string): string | null {
  const text = `\n${packedReferences(folder)}\n`;
  const end = text.indexOf(` ${name}\n`);
  const id = text.slice(text.lastIndexOf('\n', end) + 1, Math.max(end, 0));
  return isId(id) ? id : null;
}

/** The text of the file in which references are put together: a name of an object, a space, and that of a reference in a line. */
export function packedReferences(folder: string): string {
  return smallText(join(folder, 'packed-refs'), largestPackedReferences) ?? '';
}

const largestPackedReferences = 16 * 1024 * 1024;

/** Whether a text is the name of an object. */
export function isId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
