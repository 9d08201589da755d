import { folderOf } from './inventory/path';
import type { Text } from './language';
import type { SecretsFolder } from './secretsFolder';
import { writeRefusalText } from './writeRefusalText';

/** A file as it was read, and what is to take its place; `path` is relative to the workspace, with `/`. */
export interface Rewritten {
  readonly path: string;
  readonly read: Uint8Array;
  readonly content: Uint8Array;
}

/** Puts a new content in the place of the one that it was made from, or says why not: nothing else is ever replaced. */
export async function replaceRead(
  { path, read, content }: Rewritten,
  secrets: SecretsFolder,
): Promise<Text | null> {
  const refusal = await secrets.exclusively(folderOf(path), async () => {
    const standing = await secrets.read(path);
    if (standing !== null && 'reason' in standing) return standing;
    const isAsRead = standing?.length === read.length && standing.every((byte, at) => byte === read[at]);
    return isAsRead ? await secrets.replace({ path, content }) : changed(path);
  });
  return refusal && ('reason' in refusal ? writeRefusalText(refusal) : refusal);
}

function changed(path: string): Text {
  return {
    en: `${path} has changed or gone in the meantime: it was left as it is. Begin again.`,
    fr: `${path} a changé ou disparu entre-temps : il est resté tel quel. Recommencez.`,
  };
}
