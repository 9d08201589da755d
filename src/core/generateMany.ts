import {
  generateKeyAndRequest,
  type GeneratedKeyAndRequest,
  type KeyAndRequestOrder,
} from './generateKeyAndRequest';
import type { ConfigurationDocument } from './config/document';
import { entryFiles } from './inventory/entryFiles';
import type { SecretsFolder } from './secretsFolder';
import type { GenerationRefusal } from './writeKeyAndRequest';

/** What became of each entry that keys were asked for. */
export interface ManyGenerated {
  readonly done: readonly (GeneratedKeyAndRequest & { readonly id: string })[];
  readonly refused: readonly (GenerationRefusal & { readonly id: string })[];
  /** The entries that were not come to, since the work was cancelled. */
  readonly left: readonly string[];
}

/** How the work is watched and ended. */
export interface Watch {
  readonly isCancelled: () => boolean;
  /** Called before each entry, with the number of those before it. */
  readonly progress: (id: string, count: number) => void;
}

/**
 * Makes the keys and requests of several entries, one after the other. What stands in the way of one holds up none of
 * the others; the passphrase is asked for once, for all.
 */
export async function generateMany(
  ids: readonly string[],
  order: Omit<KeyAndRequestOrder, 'id'>,
  secrets: SecretsFolder,
  { isCancelled, progress }: Watch,
  make = generateKeyAndRequest,
): Promise<ManyGenerated> {
  const done: ManyGenerated['done'][number][] = [];
  const refused: ManyGenerated['refused'][number][] = [];
  let asked: Promise<string | null> | undefined;
  const passphrase = () => (asked ??= order.passphrase());
  for (const [index, id] of ids.entries()) {
    if (isCancelled()) return { done, refused, left: ids.slice(index) };
    progress(id, index);
    const outcome = await make({ ...order, id, passphrase }, secrets);
    if ('reason' in outcome) refused.push({ ...outcome, id });
    else done.push({ ...outcome, id });
  }
  return { done, refused, left: [] };
}

/** The ids of the entries that have neither key, request, certificate nor bundle. */
export async function entriesWithoutKey(
  { file, configuration }: ConfigurationDocument,
  secretsFolder: string,
  secrets: SecretsFolder,
): Promise<string[]> {
  const without: string[] = [];
  for (const entry of configuration.certificates) {
    const { privateKey, request, certificate, bundle } = entryFiles(file, entry, secretsFolder);
    const paths = [privateKey, request, certificate, bundle].filter((path) => path !== null);
    const standing = await Promise.all(paths.map((path) => secrets.obstacle(path)));
    if (standing.every((each) => each === null)) without.push(entry.id);
  }
  return without;
}
