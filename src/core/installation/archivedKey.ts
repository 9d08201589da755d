import type { ConfigurationDocument } from '../config/document';
import { archivedSetOf, archiveFolder } from '../inventory/archivedSet';
import { conventionalNames, entryFolder } from '../inventory/entryFiles';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import type { SecretsFolder } from '../secretsFolder';
import type { ArchivedKeyOf } from './mismatch';

/** Looks for a key among the sets that renewals have archived, by their certificates and requests. */
export function archivedKeyIn(
  documents: readonly ConfigurationDocument[],
  secretsFolder: string,
  secrets: SecretsFolder,
): ArchivedKeyOf {
  return async (spki) => {
    for (const { file, configuration } of documents)
      for (const entry of configuration.certificates) {
        const folder = entryFolder(file, entry, secretsFolder);
        const sets = folder === null ? [] : await secrets.list(`${folder}/${archiveFolder}`);
        for (const set of sets) {
          const archive = `${folder ?? ''}/${archiveFolder}/${set}`;
          if (await isKeyOf(archive, spki, secrets)) return { id: entry.id, archive };
        }
      }
    return null;
  };
}

async function isKeyOf(archive: string, spki: string, secrets: SecretsFolder): Promise<boolean> {
  for (const name of [conventionalNames.certificate, conventionalNames.request]) {
    const path = `${archive}/${name}`;
    const bytes = archivedSetOf(path) === null ? null : await secrets.read(path);
    if (bytes instanceof Uint8Array && readKeyMaterial(bytes).some((each) => each.spki === spki)) return true;
  }
  return false;
}
