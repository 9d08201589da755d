import { entryFiles } from '../core/inventory/entryFiles';
import { meantGroups } from '../core/inventory/meantGroups';
import { Ties } from '../core/inventory/ties';
import type { DuplicateGroup, EntrySummary } from '../protocol';
import type { Folder } from './folder';
import { uriOf } from './uris';

/** Every certificate entry of a folder (request `entries`). */
export function entriesOf({ uri, inventory, settings }: Folder): EntrySummary[] {
  return [...inventory.configurations.values()].flatMap(({ file, configuration }) =>
    configuration.certificates.map((entry) => {
      const { privateKey } = entryFiles(file, entry, settings.secretsFolder);
      return {
        configurationUri: uriOf(uri, file),
        id: entry.id,
        product: entry.product ?? null,
        commonName: entry.commonName ?? null,
        hasKey: privateKey !== null && inventory.index.materialIn(privateKey).length > 0,
      };
    }),
  );
}

/** The private keys that stand in more than one place of a folder, and what that means (request `duplicates`). */
export function duplicatesIn({
  uri,
  inventory,
  settings: { language, secretsFolder },
}: Folder): DuplicateGroup[] {
  const { index, sources, configurations } = inventory;
  const ties = new Ties(configurations.values(), secretsFolder);
  return meantGroups(index, ties, sources)
    .filter(({ rule }) => rule !== null)
    .map(({ spki, severity, evidence, advice, places }) => ({
      spki,
      severity,
      meaning: `${evidence[language]} ${advice[language]}`,
      places: places.map(({ file, material }) => ({ uri: uriOf(uri, file), range: material.range })),
    }));
}
