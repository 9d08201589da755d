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
      const { privateKey, certificate, bundle } = entryFiles(file, entry, settings.secretsFolder);
      const holds = (path: string | null) => path !== null && inventory.index.materialIn(path).length > 0;
      return {
        configurationUri: uriOf(uri, file),
        id: entry.id,
        product: entry.product ?? null,
        commonName: entry.commonName ?? null,
        hasKey: holds(privateKey),
        hasCertificate: holds(certificate) || holds(bundle),
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
