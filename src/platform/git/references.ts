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
  const lines = smallText(join(folder, 'packed-refs'), largestPackedReferences)?.split('\n') ?? [];
  const id = lines.find((line) => line.endsWith(` ${name}`))?.split(' ')[0];
  return id !== undefined && isId(id) ? id : null;
}

const largestPackedReferences = 16 * 1024 * 1024;

function isId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
