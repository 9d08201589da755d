import { archiveFolder } from '../inventory/archivedSet';
import { conventionalNames, renewalFolder, type EntryFiles, type FileRole } from '../inventory/entryFiles';
import { fileRoles, journalName, type Journal } from './journal';

/** Where the files of an entry are. */
export interface EntryPlaces {
  readonly files: EntryFiles;
  readonly folder: string;
}

/** Where a file of a renewal waits. */
export function waitingPath(folder: string, role: FileRole): string {
  return `${folder}/${renewalFolder}/${conventionalNames[role]}`;
}

/** Where a file of the former set is kept. */
export function archivedPath(folder: string, archive: string, role: FileRole): string {
  return `${folder}/${archiveFolder}/${archive}/${conventionalNames[role]}`;
}

/** Every path that an installation writes. */
export function writtenPaths({ archive }: Journal, { files, folder }: EntryPlaces): string[] {
  const archived = archive === null ? [] : fileRoles.map((role) => archivedPath(folder, archive, role));
  const own = fileRoles.flatMap((role) => files[role] ?? []);
  return [`${folder}/${journalName}`, ...own, ...archived];
}

/** Whether each file of an entry has its own place in the workspace, on disks that do not tell capitals apart too. */
export function areApart(files: EntryFiles): boolean {
  const paths = fileRoles.map((role) => files[role]?.normalize().toLowerCase());
  return paths.every((path, index) => path !== undefined && paths.indexOf(path) === index);
}
