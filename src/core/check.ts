import { CheckMemory } from './checkMemory';
import type { ConfigurationDocument } from './config/document';
import type { CertificateEntry } from './config/model';
import { exposureFindings } from './exposure/exposureFindings';
import type { Exposures } from './exposure/exposures';
import type { Finding } from './finding';
import { flat } from './flat';
import { entryFiles } from './inventory/entryFiles';
import { decodedMaterials } from './inventory/decodedMaterials';
import { entryMaterial, type Inspect } from './inventory/entryMaterial';
import { folderFacts, type FolderFacts } from './inventory/folderFacts';
import { Inventory } from './inventory/inventory';
import { malformedFindings } from './inventory/malformedFindings';
import { publishedKeyFindings } from './inventory/publishedKeyFindings';
import { referenceCheck } from './inventory/referenceFindings';
import { unreadableFindings } from './inventory/unreadableFindings';
import { weakKeyFindings } from './inventory/weakKeyFindings';
import type { Pause } from './pause';
import { checkConfigurationRules, checkMaterialRules } from './rules/check';
import { ignoreComments, withoutIgnored } from './rules/ignore';
import { withoutIntended } from './rules/intended';
import { atLevels, type RuleLevels } from './rules/levels';
import type { EntryMaterial } from './rules/rule';
import type { ScanOptions, Unreadable, Workspace } from './workspace';

/** What a check needs to know besides the files. */
export interface CheckSettings {
  readonly now: Date;
  /** Where entries keep their files, from the folder of their configuration. */
  readonly secretsFolder: string;
  readonly inspect: Inspect;
  readonly levels: RuleLevels;
  /** Who gets at the files, where that can be told. */
  readonly exposures?: Exposures | undefined;
  /** Asked between the files: what a check finds of files that change meanwhile is for the next one to tell. */
  readonly pause?: Pause;
}

/**
 * All that is wrong in one folder, with the files of it that could not be read.
 *
 * With the `memory` of an earlier check of the same inventory it does again only what has changed.
 */
export async function checkInventory(
  inventory: Inventory,
  settings: CheckSettings,
  unreadable: readonly Unreadable[] = [],
  memory = new CheckMemory(),
): Promise<readonly Finding[]> {
  const { index, configurations, sources } = inventory;
  const { now, secretsFolder, inspect, levels, exposures, pause } = settings;
  memory.begin(now.getTime(), secretsFolder, inspect, levels, exposures);
  const documents = [...configurations.values()];
  const { ties, folders } = memory.configured(documents, secretsFolder);
  const issued = await materialOfEntries(documents, inventory, settings, memory);
  const listed = new Set([...issued.values()].map(({ certificate }) => certificate?.item.sha256));
  const facts = folderFacts(index, sources, ties, listed);
  const found: (readonly Finding[])[] = [
    unreadableFindings(unreadable),
    await memory.duplicates.findings(index, ties, sources, pause),
  ];
  for (const [, { findings }] of sources.entries()) found.push(findings);
  for (const document of documents) {
    found.push(configurationFindings(document, issued, settings, memory));
    await pause?.();
  }
  const checkFile = (file: string, asked: FolderFacts) => fileFindings(file, asked, settings);
  found.push(flat(await memory.files.ofEach(index.paths(), facts, checkFile, pause)));
  const referring = [...sources.entries()].flatMap(([file, each]) =>
    each.references.length > 0 ? [file] : [],
  );
  const checkReferences = referenceCheck(inspect, levels);
  found.push(flat(await memory.references.ofEach(referring, facts, checkReferences, pause)));
  const guarded = { index, documents, facts, folders, secretsFolder, levels, exposures, pause };
  found.push(await exposureFindings(guarded, memory.exposed));
  const comments = new Map([
    ...documents.map(({ file, text }) => [file, ignoreComments(text)] as const),
    ...[...sources.entries()].map(([file, each]) => [file, each.comments] as const),
  ]);
  return atLevels(withoutIgnored(withoutIntended(flat(found), documents, levels), comments, levels), levels);
}

type MaterialOfEntries = ReadonlyMap<CertificateEntry, EntryMaterial>;

/** What the files of every entry hold. */
async function materialOfEntries(
  documents: readonly ConfigurationDocument[],
  { index }: Inventory,
  { secretsFolder, inspect, pause }: CheckSettings,
  { entries }: CheckMemory,
): Promise<MaterialOfEntries> {
  const facts = { materialIn: (file: string) => index.materialIn(file) };
  const issued = new Map<CertificateEntry, EntryMaterial>();
  const paths = new Set<string>();
  for (const { file, configuration } of documents) {
    for (const entry of configuration.certificates) {
      const files = entryFiles(file, entry, secretsFolder);
      const key = JSON.stringify(files);
      paths.add(key);
      const material =
        entries.get(key, facts) ??
        (await entries.make(key, facts, (asked) => entryMaterial(files, asked, inspect)));
      issued.set(entry, material);
      await pause?.();
    }
  }
  entries.keepOnly([...paths]);
  return issued;
}

/** What is wrong with one configuration and the files of its entries. */
function configurationFindings(
  document: ConfigurationDocument,
  issued: MaterialOfEntries,
  { now, levels }: CheckSettings,
  memory: CheckMemory,
): readonly Finding[] {
  const materialOf = (entry: CertificateEntry) => issued.get(entry) ?? {};
  return memory.configuration(document, document.configuration.certificates.map(materialOf), () => [
    ...document.findings,
    ...checkConfigurationRules({ document, now, materialOf }, levels),
  ]);
}

/** What is wrong with the key material of one file. */
async function fileFindings(
  file: string,
  facts: FolderFacts,
  { now, inspect, levels, pause }: CheckSettings,
): Promise<Finding[]> {
  const ofReading = [
    ...malformedFindings(file, facts),
    ...weakKeyFindings(file, facts),
    ...(await publishedKeyFindings(file, facts)),
  ];
  const { placesOf, tiesOf, isListed } = facts;
  const ties = tiesOf(file);
  const materials = await decodedMaterials(facts.materialIn(file), ties.length > 0, inspect, pause);
  if (materials.every(({ item }) => item === null)) return ofReading;
  const context = { file, materials, ties, now, placesOf, tiesOf, isListed };
  return [...ofReading, ...checkMaterialRules(context, levels)];
}

/** All findings of one folder, sorted by place, and how many files and configurations were read. */
export async function checkWorkspace(
  workspace: Workspace,
  settings: CheckSettings & { readonly configuration?: string },
  options?: ScanOptions,
): Promise<{
  readonly files: number;
  readonly configurations: number;
  readonly findings: readonly Finding[];
}> {
  const inventory = new Inventory(settings.configuration);
  const { files, unreadable } = await inventory.scan(workspace, options);
  const findings = await checkInventory(inventory, settings, unreadable);
  return { files, configurations: inventory.configurations.size, findings: findings.toSorted(byPlace) };
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  const [here, there] = [one.range.start, other.range.start];
  return here.line - there.line || here.character - there.character;
}
