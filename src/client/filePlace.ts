import { Uri, window, workspace } from 'vscode';
import type { Text } from '../core/language';
import type { SecretsFolder } from '../core/secretsFolder';
import { Cancelled } from './passphrase';
import type { Host } from './session';
import { say } from './settings';

/** A file, and the port by which it and its neighbours are read and written. */
export interface FilePlace {
  readonly uri: Uri;
  readonly secrets: SecretsFolder;
  /** From the root of the port. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const largestFile = 10 * 1024 * 1024;

/** The place and the content of a file of this machine; throws `Cancelled`, having said why, for any other. */
export async function placeOf(uri: Uri, host: Host): Promise<FilePlace> {
  const root = workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..');
  const secrets = host.secretsOf(root);
  if (!secrets) return refuse(notOnThisMachine);
  if (isUnsaved(uri)) return refuse(unsaved);
  const bytes = await contentOf(uri);
  const path = uri.path.slice(root.path.length + (root.path.endsWith('/') ? 0 : 1));
  return { uri, secrets, path, bytes };
}

/** The content of a file that may hold certificates or keys; throws `Cancelled`, having said why, for too large a one. */
export async function contentOf(uri: Uri): Promise<Uint8Array> {
  if ((await workspace.fs.stat(uri)).size > largestFile) return refuse(tooLarge);
  return await workspace.fs.readFile(uri);
}

/** The place beside a file with another ending, such as `.pem` for `.der`. */
export function besideIt({ uri, path }: FilePlace, ending: string): { uri: Uri; path: string } {
  const changed = (each: string) => each.replace(/(?<=[^/])\.[A-Za-z0-9]{1,5}$|$/, ending);
  return { uri: uri.with({ path: changed(uri.path) }), path: changed(path) };
}

/** Says why something is not done, and ends the command. */
export function refuse(reason: Text): never {
  void window.showErrorMessage(say(reason));
  throw new Cancelled();
}

function isUnsaved(uri: Uri): boolean {
  return workspace.textDocuments.some((each) => each.isDirty && each.uri.toString() === uri.toString());
}

const notOnThisMachine: Text = {
  en: 'Keys are opened only from files of this machine. Copy the file to a disk first.',
  fr: 'Les clés ne s’ouvrent que depuis des fichiers de cette machine. Copiez d’abord le fichier sur un disque.',
};
const unsaved: Text = {
  en: 'This file has changes that are not saved. Save it first.',
  fr: 'Ce fichier a des modifications non enregistrées. Enregistrez-le d’abord.',
};
const tooLarge: Text = {
  en: 'This file is over 10 MB, too large for a certificate or key.',
  fr: 'Ce fichier dépasse 10 Mo, trop pour un certificat ou une clé.',
};
