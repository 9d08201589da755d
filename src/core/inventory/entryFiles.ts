import type { CertificateEntry, CertificateFiles } from '../config/model';
import { folderOf, isFolderName, isInsideGit, pathIn } from './path';

/** Where keys and certificates live, from the folder of the configuration, unless a setting says otherwise. */
export const defaultSecretsFolder = 'secrets';

/** The files of `secrets/<id>/` by convention. */
export const conventionalNames = {
  privateKey: 'private-key.pem',
  request: 'request.csr',
  certificate: 'certificate.pem',
  chain: 'chain.pem',
  bundle: 'bundle.p12',
} as const satisfies Required<CertificateFiles>;

/** What an entry's set of files is made of. */
export type FileRole = keyof CertificateFiles;

/**
 * The paths of an entry's files and of the request of its renewal, whether they exist or not; null where a path would
 * leave the workspace or lead into the folder of git.
 */
export type EntryFiles = Readonly<Record<FileRole | 'renewalRequest', string | null>>;

/** Where the files of a renewal wait, in the folder of their entry. */
export const renewalFolder = 'renewal';

/** The folder of an entry's secrets; null where its id cannot name a folder. */
export function entryFolder(
  configuration: string,
  { id }: Pick<CertificateEntry, 'id'>,
  secretsFolder: string,
): string | null {
  return isFolderName(id) ? pathIn(folderOf(configuration), `${secretsFolder}/${id}`) : null;
}

/** The files of an entry of `configuration` (its path): by convention, or where its `files:` says. */
export function entryFiles(
  configuration: string,
  entry: CertificateEntry,
  secretsFolder: string,
): EntryFiles {
  const folder = entryFolder(configuration, entry, secretsFolder);
  const path = (role: keyof CertificateFiles) => {
    const written = entry.files[role];
    if (written === undefined) return folder === null ? null : `${folder}/${conventionalNames[role]}`;
    const place = pathIn(folderOf(configuration), written);
    return place === null || isInsideGit(place) ? null : place;
  };
  return {
    privateKey: path('privateKey'),
    request: path('request'),
    certificate: path('certificate'),
    chain: path('chain'),
    bundle: path('bundle'),
    renewalRequest: renewalFiles(configuration, entry, secretsFolder)?.request ?? null,
  };
}

/** Where the key and the request of a renewal of an entry wait; null where its id cannot name a folder. */
export function renewalFiles(
  configuration: string,
  entry: CertificateEntry,
  secretsFolder: string,
): { readonly privateKey: string; readonly request: string } | null {
  const folder = entryFolder(configuration, entry, secretsFolder);
  const path = (role: 'privateKey' | 'request') =>
    `${folder ?? ''}/${renewalFolder}/${conventionalNames[role]}`;
  return folder === null ? null : { privateKey: path('privateKey'), request: path('request') };
}
