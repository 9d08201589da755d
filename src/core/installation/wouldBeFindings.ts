import { checkInventory } from '../check';
import type { ConfigurationDocument } from '../config/document';
import type { Finding } from '../finding';
import { archivedSetOf } from '../inventory/archivedSet';
import type { Inspect } from '../inventory/entryMaterial';
import { Inventory } from '../inventory/inventory';
import type { FindingSettings } from '../requestFindings';
import { archivedPath, waitingPath, type EntryPlaces } from './paths';
import { fileRoles, writtenRoles, type Journal } from './journal';

/** An installation, and by which rules to judge it. */
export interface WouldBe extends FindingSettings, EntryPlaces {
  readonly documents: readonly ConfigurationDocument[];
  readonly secretsFolder: string;
  readonly journal: Journal;
  readonly inspect: Inspect;
}

/** What the rules say of the files as an installation would leave them, and do not say of those that are there. */
export async function wouldBeFindings(
  { documents, secretsFolder, journal, files, folder, inspect, now, levels }: WouldBe,
  present: Inventory,
): Promise<Finding[]> {
  const settings = { now, levels, secretsFolder, inspect };
  const before = await checkInventory(present, settings);
  const future = new Inventory();
  for (const { file, text } of documents) future.setConfiguration(file, text);
  for (const path of present.index.paths())
    future.take(path, { material: present.index.materialIn(path), source: null, configuration: null });

  const move = (from: string, to: string) => {
    const material = present.index.materialIn(from);
    future.take(to, { material, source: null, configuration: null });
    future.delete(from);
  };
  for (const role of fileRoles) {
    const path = files[role];
    if (path === null) continue;
    if (journal.archive !== null && journal.former[role] !== undefined)
      move(path, archivedPath(folder, journal.archive, role));
    if (journal.waiting[role] !== undefined) move(waitingPath(folder, role), path);
  }
  for (const role of writtenRoles) {
    const [path, written] = [files[role], journal[role]];
    if (path !== null && written !== null) future.set(path, new TextEncoder().encode(written));
  }
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const after = await checkInventory(future, settings);
  return after.filter(({ file, fingerprint }) => !known.has(fingerprint) && archivedSetOf(file) === null);
}
