import type { ConfigurationDocument } from '../config/document';
import { conventionalNames } from '../inventory/entryFiles';
import { folderOf, isFolderName, pathIn } from '../inventory/path';

/** Where a configuration keeps its keys. */
export interface FolderOfSecrets {
  readonly document: ConfigurationDocument;
  readonly path: string;
}

/** The folders of secrets of the configurations, each once. */
export function foldersOfSecrets(
  documents: readonly ConfigurationDocument[],
  secretsFolder: string,
): FolderOfSecrets[] {
  const folders = new Map<string, FolderOfSecrets>();
  for (const document of documents) {
    const path = pathIn(folderOf(document.file), secretsFolder);
    if (path !== null && path !== '' && !folders.has(path)) folders.set(path, { document, path });
  }
  return [...folders.values()];
}

/** Whether a path is in one of the folders. */
export function isInFolders(path: string, folders: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (folders.has(path.slice(0, end))) return true;
  return false;
}

/** The files by which it is told whether git ignores a folder of secrets: some ignore keys and let bundles pass. */
export function probesOf({ document, path }: FolderOfSecrets): string[] {
  const id = document.configuration.certificates.find((entry) => isFolderName(entry.id))?.id ?? 'certificate';
  return [conventionalNames.privateKey, conventionalNames.bundle].map((name) => `${path}/${id}/${name}`);
}
