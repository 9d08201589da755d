import type { ConfigurationDocument } from './config/document';
import type { Finding } from './finding';
import type { Authority } from './igc/authorities';
import type { InspectedItem } from './inspect/item';
import { inspectDer } from './inspect/inspect';
import { duplicateFindings } from './inventory/duplicateFindings';
import { entryFiles } from './inventory/entryFiles';
import { entryMaterial, type Inspect } from './inventory/entryMaterial';
import { Inventory } from './inventory/inventory';
import { malformedFindings } from './inventory/malformedFindings';
import { Ties } from './inventory/ties';
import { unreadableFindings } from './inventory/unreadableFindings';
import { checkRules } from './rules/check';
import type { ScanOptions, Workspace } from './workspace';

/** What a check needs to know besides the files. */
export interface CheckSettings {
  readonly now: Date;
  /** Where entries keep their files, from the folder of their configuration. */
  readonly secretsFolder: string;
  readonly inspect: Inspect;
}

/** What is wrong with one configuration and the files of its entries. */
export async function checkConfiguration(
  document: ConfigurationDocument,
  inventory: Inventory,
  { now, secretsFolder, inspect }: CheckSettings,
): Promise<Finding[]> {
  const material = new Map(
    await Promise.all(
      document.configuration.certificates.map(async (entry) => {
        const files = entryFiles(document.file, entry, secretsFolder);
        return [entry, await entryMaterial(files, inventory.index, inspect)] as const;
      }),
    ),
  );
  const found = checkRules({ document, now, materialOf: (entry) => material.get(entry) ?? {} });
  return [...document.findings, ...found];
}

/** What is wrong with the key material itself: copied private keys, and what cannot be read. */
export function checkKeyMaterial({ index, configurations }: Inventory, secretsFolder: string): Finding[] {
  const ties = new Ties(configurations.values(), secretsFolder);
  return [...duplicateFindings(index, ties), ...malformedFindings(index, ties)];
}

/** All findings of one folder, sorted by place, and how many files were read. */
export async function checkWorkspace(
  workspace: Workspace,
  settings: CheckSettings & { readonly isConfiguration?: (path: string) => boolean },
  options?: ScanOptions,
): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> {
  const inventory = new Inventory(settings.isConfiguration);
  const { files, unreadable } = await inventory.scan(workspace, options);
  const findings = [
    ...unreadableFindings(unreadable),
    ...checkKeyMaterial(inventory, settings.secretsFolder),
  ];
  for (const document of inventory.configurations.values()) {
    findings.push(...(await checkConfiguration(document, inventory, settings)));
  }
  return { files, findings: findings.sort(byPlace) };
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  const [here, there] = [one.range.start, other.range.start];
  return here.line - there.line || here.character - there.character;
}

/** Certificates and requests of one key are few; a server that runs for months sees many. */
const mostInspected = 2000;

/** Full decoding against `authorities`, each certificate or request once. */
export function cachedInspect(authorities: readonly Authority[]): Inspect {
  const known = new Map<string, Promise<InspectedItem>>();
  return ({ kind, der, sha256 }) => {
    if (der === null) return Promise.resolve(null);
    const item = known.get(sha256) ?? inspectDer(kind, der, authorities);
    if (known.size >= mostInspected) known.clear();
    known.set(sha256, item);
    return item;
  };
}
