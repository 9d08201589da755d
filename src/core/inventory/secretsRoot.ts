import { folderOf, pathIn } from './path';

/** The folder whose being ignored hides `path`: that of all secrets, or that of a file which `files:` puts elsewhere. */
export function secretsRoot(configuration: string, secretsFolder: string, path: string): string {
  const root = pathIn(folderOf(configuration), secretsFolder);
  return root && path.startsWith(`${root}/`) ? root : folderOf(path);
}
