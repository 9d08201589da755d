import type { ConfigurationDocument } from './config/document';
import type { CertificateEntry } from './config/model';
import type { Finding } from './finding';
import { duplicateFindings } from './inventory/duplicateFindings';
import { entryFiles } from './inventory/entryFiles';
import { decodedMaterials } from './inventory/decodedMaterials';
import { entryMaterial, type Inspect } from './inventory/entryMaterial';
import { Inventory } from './inventory/inventory';
import type { KeyMaterialIndex, Place } from './inventory/keyMaterialIndex';
import { malformedFindings } from './inventory/malformedFindings';
import { referenceFindings } from './inventory/referenceFindings';
import { Ties } from './inventory/ties';
import { unreadableFindings } from './inventory/unreadableFindings';
import { checkConfigurationRules, checkMaterialRules } from './rules/check';
import type { EntryMaterial, MaterialContext } from './rules/rule';
import { ignoreComments, withoutIgnored } from './rules/ignore';
import { atLevels, type RuleLevels } from './rules/levels';
import type { ScanOptions, Unreadable, Workspace } from './workspace';

/** What a check needs to know besides the files. */
export interface CheckSettings {
  readonly now: Date;
  /** Where entries keep their files, from the folder of their configuration. */
  readonly secretsFolder: string;
  readonly inspect: Inspect;
  readonly levels: RuleLevels;
}

/** All that is wrong in one folder, with the files of it that could not be read. */
export async function checkInventory(
  inventory: Inventory,
  settings: CheckSettings,
  unreadable: readonly Unreadable[] = [],
): Promise<Finding[]> {
  const { index, configurations, sources } = inventory;
  const ties = new Ties(configurations.values(), settings.secretsFolder);
  const documents = [...configurations.values()];
  const issued = await materialOfEntries(documents, index, settings);
  const found = [
    ...unreadableFindings(unreadable),
    ...duplicateFindings(index, ties),
    ...malformedFindings(index, ties),
    ...[...sources.entries()].flatMap(([, { findings }]) => findings),
    ...documents.flatMap((each) => checkConfiguration(each, issued, settings)),
    ...(await materialFindings(index, ties, issued, settings)),
    ...(await referenceFindings(sources, index, settings.inspect, settings.levels)),
  ];
  const comments = new Map([
    ...documents.map(({ file, text }) => [file, ignoreComments(text)] as const),
    ...[...sources.entries()].map(([file, each]) => [file, each.comments] as const),
  ]);
  return atLevels(withoutIgnored(found, comments, settings.levels), settings.levels);
}

type MaterialOfEntries = ReadonlyMap<CertificateEntry, EntryMaterial>;

/** What the files of every entry hold. */
async function materialOfEntries(
  documents: readonly ConfigurationDocument[],
  index: KeyMaterialIndex,
  { secretsFolder, inspect }: CheckSettings,
): Promise<MaterialOfEntries> {
  const entries = documents.flatMap(({ file, configuration }) =>
    configuration.certificates.map(async (entry) => {
      const files = entryFiles(file, entry, secretsFolder);
      return [entry, await entryMaterial(files, index, inspect)] as const;
    }),
  );
  return new Map(await Promise.all(entries));
}

/** What is wrong with one configuration and the files of its entries. */
function checkConfiguration(
  document: ConfigurationDocument,
  material: MaterialOfEntries,
  { now, levels }: CheckSettings,
): Finding[] {
  const context = { document, now, materialOf: (entry: CertificateEntry) => material.get(entry) ?? {} };
  return [...document.findings, ...checkConfigurationRules(context, levels)];
}

/** What is wrong with the key material of each file. */
async function materialFindings(
  index: KeyMaterialIndex,
  tied: Ties,
  material: MaterialOfEntries,
  { now, inspect, levels }: CheckSettings,
): Promise<Finding[]> {
  const listed = new Set([...material.values()].map(({ certificate }) => certificate?.item.sha256));
  const isListed = (sha256: string) => listed.has(sha256);
  const placesOf = rememberedPlaces(index);
  const tiesOf = (file: string) => tied.of(file);
  const found: Finding[] = [];
  for (const file of index.paths()) {
    const ties = tiesOf(file);
    const materials = await decodedMaterials(index.materialIn(file), ties.length > 0, inspect);
    if (materials.every(({ item }) => item === null)) continue;
    found.push(...checkMaterialRules({ file, materials, ties, now, placesOf, tiesOf, isListed }, levels));
  }
  return found;
}

/** A key copied n times would otherwise be looked at n² times. */
const mostPlaces = 100;

function rememberedPlaces(index: KeyMaterialIndex): MaterialContext['placesOf'] {
  const known = new Map<string, readonly Place[]>();
  return (spki) => {
    const places = known.get(spki) ?? index.placesOf(spki).slice(0, mostPlaces);
    known.set(spki, places);
    return places;
  };
}

/** All findings of one folder, sorted by place, and how many files and configurations were read. */
export async function checkWorkspace(
  workspace: Workspace,
  settings: CheckSettings & { readonly isConfiguration?: (path: string) => boolean },
  options?: ScanOptions,
): Promise<{
  readonly files: number;
  readonly configurations: number;
  readonly findings: readonly Finding[];
}> {
  const inventory = new Inventory(settings.isConfiguration);
  const { files, unreadable } = await inventory.scan(workspace, options);
  const findings = await checkInventory(inventory, settings, unreadable);
  return { files, configurations: inventory.configurations.size, findings: findings.sort(byPlace) };
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  const [here, there] = [one.range.start, other.range.start];
  return here.line - there.line || here.character - there.character;
}
