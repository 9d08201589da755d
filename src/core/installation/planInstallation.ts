import type { ConfigurationDocument } from '../config/document';
import type { Finding } from '../finding';
import type { Authority } from '../igc/authorities';
import { cachedInspect } from '../inventory/cachedInspect';
import { entryFiles, entryFolder, type EntryFiles, type FileRole } from '../inventory/entryFiles';
import { entryMaterial } from '../inventory/entryMaterial';
import type { InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';
import type { FindingSettings } from '../requestFindings';
import type { SecretsFolder } from '../secretsFolder';
import { hidingLine, visibleToGit } from '../visibleToGit';
import type { EntryOf } from './awaitedKeys';
import { archivedKeyIn } from './archivedKey';
import { broughtKey, type BroughtKeySource } from './broughtKey';
import { draftJournal } from './draftJournal';
import type { Journal } from './journal';
import { matchReturned } from './match';
import { notAsAsked } from './mismatch';
import { readOwnFiles } from './ownFiles';
import { areApart, writtenPaths } from './paths';
import { alreadyInstalled, fileRefusal, oneFile, sameKey, type InstallationRefusal } from './refusals';
import type { OpenBundle } from './returnedFile';
import { wouldBeFindings } from './wouldBeFindings';

/** What came back, and where it may belong. */
export interface InstallationOrder extends FindingSettings, BroughtKeySource {
  readonly documents: readonly ConfigurationDocument[];
  readonly secretsFolder: string;
  readonly authorities: readonly Authority[];
  /** The file that came back. */
  readonly bytes: Uint8Array;
  /** The id of the entry that it is meant for; the key tells where none is given. */
  readonly id?: string | undefined;
}

/** What an installation would do; nothing is written yet. */
export interface InstallationPlan extends EntryOf {
  /** The folder of the entry. */
  readonly folder: string;
  readonly files: EntryFiles;
  readonly certificate: InspectedCertificate;
  /** The certificate that a renewal replaces. */
  readonly former: InspectedCertificate | null;
  /** What the rules would say that they do not say now: no errors. */
  readonly findings: readonly Finding[];
  /** What is missing in the chain. */
  readonly gap: Text | null;
  readonly journal: Journal;
}

/** Finds the entry that a returned certificate is for and checks all that it would change; or says why not. */
export async function planInstallation(
  order: InstallationOrder,
  secrets: SecretsFolder,
): Promise<InstallationPlan | InstallationRefusal> {
  const { documents, secretsFolder } = order;
  const inventory = await readOwnFiles(documents, secretsFolder, secrets);
  if ('reason' in inventory) return fileRefusal(inventory);
  const inspect = cachedInspect(order.authorities);
  const archivedKeyOf = archivedKeyIn(documents, secretsFolder, secrets);
  let opening: ReturnType<OpenBundle> | undefined;
  const open = () => (opening ??= order.open());
  const match = await matchReturned({ ...order, open, archivedKeyOf }, inventory.index, inspect);
  if ('reason' in match) return match;

  const { key, leaf, bringsKey } = match;
  const renews = key.isRenewal || bringsKey;
  const { document, entry } = key;
  const files = entryFiles(document.file, entry, secretsFolder);
  const folder = entryFolder(document.file, entry, secretsFolder);
  if (folder === null || !areApart(files)) return oneFile(entry.id);
  const used = (await entryMaterial(files, inventory.index, inspect)).certificate?.item ?? null;
  if (used?.sha256 === leaf.item.sha256) return alreadyInstalled(entry.id);
  if (used && (!renews || used.spki === leaf.item.spki)) return sameKey(entry.id);

  const places = { files, folder };
  const drafted = await draftJournal(
    match,
    { ...places, used, now: order.now, shared: sharedFiles(order, files) },
    inventory.index,
    secrets,
  );
  if ('reason' in drafted) return drafted;
  for (const path of writtenPaths(drafted.journal, places)) {
    if (await secrets.isHiddenFromGit(path)) continue;
    return visibleToGit(path, hidingLine(document.file, secretsFolder, path));
  }
  const privateKey = bringsKey ? await broughtKey({ ...order, open }, leaf.item.spki) : null;
  if (privateKey !== null && typeof privateKey !== 'string')
    return { reason: 'not-opened', message: privateKey.message };
  const journal = { ...drafted.journal, privateKey };
  const found = await wouldBeFindings({ ...order, ...places, journal, inspect }, inventory);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return notAsAsked(leaf.item, key, documents, errors);
  return {
    document,
    entry,
    ...places,
    certificate: leaf.item,
    former: renews ? used : null,
    findings: found,
    gap: drafted.gap,
    journal,
  };
}

/** The chain and the PKCS#12 of an entry, where they are those of another certificate too. */
function sharedFiles({ documents, secretsFolder }: InstallationOrder, own: EntryFiles): FileRole[] {
  const others = documents
    .flatMap(({ file, configuration }) =>
      configuration.certificates.map((entry) => entryFiles(file, entry, secretsFolder)),
    )
    .filter(({ certificate }) => certificate !== own.certificate);
  return (['chain', 'bundle'] as const).filter((role) => others.some((each) => each[role] === own[role]));
}
