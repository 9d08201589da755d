import { folderOf, pathIn } from './inventory/path';
import type { Text } from './language';
import { ignoreLine } from './remedy';

/** Why something private is not written: git would see it. */
export interface VisibleToGit {
  readonly reason: 'visible-to-git';
  readonly message: Text;
  /** What the `.gitignore` of the workspace has to say first (`SecretsFolder.ignore`). */
  readonly line: string;
}

/** Refuses to write at `path` until git ignores it, by a line for it alone unless another one is given. */
export function visibleToGit(path: string, line = ignoreLine(path)): VisibleToGit {
  return {
    reason: 'visible-to-git',
    line,
    message: {
      en: `Git would see ${path}. Add the line ${line} to .gitignore first.`,
      fr: `Git verrait ${path}. Ajoutez d’abord la ligne ${line} à .gitignore.`,
    },
  };
}

/** The line that hides `path`: that of all secrets, or one for a file alone that `files:` puts elsewhere. */
export function hidingLine(configuration: string, secretsFolder: string, path: string): string {
  const root = pathIn(folderOf(configuration), secretsFolder);
  return ignoreLine(root && path.startsWith(`${root}/`) ? `${root}/` : path);
}
