import type { ConfigurationDocument } from '../config/document';
import { entryFiles, renewalFiles } from '../inventory/entryFiles';
import { Inventory } from '../inventory/inventory';
import type { SecretsFolder, WriteRefusal } from '../secretsFolder';

/** What the entries of configurations say and hold, read from their files alone. */
export async function readOwnFiles(
  documents: readonly ConfigurationDocument[],
  secretsFolder: string,
  secrets: SecretsFolder,
): Promise<Inventory | WriteRefusal> {
  const inventory = new Inventory();
  for (const document of documents) {
    inventory.setConfiguration(document.file, document.text);
    for (const path of ownPaths(document, secretsFolder)) {
      const bytes = await secrets.read(path);
      if (bytes instanceof Uint8Array) inventory.set(path, bytes);
      else if (bytes !== null && bytes.reason !== 'unfit') return bytes;
    }
  }
  return inventory;
}

function ownPaths({ file, configuration }: ConfigurationDocument, secretsFolder: string): Set<string> {
  const paths = configuration.certificates.flatMap((entry) => [
    ...Object.values(entryFiles(file, entry, secretsFolder)),
    renewalFiles(file, entry, secretsFolder)?.privateKey ?? null,
  ]);
  return new Set(paths.filter((path) => path !== null));
}
