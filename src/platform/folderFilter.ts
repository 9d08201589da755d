import ignore, { type Ignore } from 'ignore';
import { basename, join, relative, sep } from 'node:path';
import { pathIn } from '../core/inventory/path';
import { GitIgnore } from './gitIgnore';

const neverRead = new Set(['.git', 'node_modules']);

/** Which files and folders below a folder are worth reading; all paths are absolute. */
export interface FolderFilter {
  /** Whether `path` is to be read, its folder being so. */
  keeps(path: string, isFolder: boolean): boolean;
  /** Whether a folder is one of secrets, where everything is read whatever the ignore files say. */
  isSecrets(path: string): boolean;
}

/**
 * The filter of `root`: no `.git` or `node_modules`, nothing that `exclude` (globs as in VS Code's
 * `files.exclude`) or git's ignore files leave out.
 */
export function folderFilter(root: string, exclude: readonly string[], secretsFolder: string): FolderFilter {
  const excluded = excludeMatcher(exclude);
  const git = gitIgnoreInside(root);
  const secretsPath = pathIn('', secretsFolder);
  const secretsEnding = secretsPath ? `${sep}${secretsPath.split('/').join(sep)}` : null;
  return {
    keeps(path, isFolder) {
      if (isFolder && neverRead.has(basename(path))) return false;
      const name = relative(root, path).split(sep).join('/');
      if (excluded.ignores(isFolder ? `${name}/` : name)) return false;
      return !git?.ignoresInFolder(path, isFolder);
    },
    isSecrets: (path) => secretsEnding !== null && path.endsWith(secretsEnding),
  };
}

/** Whether a file at `path` (below `root`, with `/`) is to be read, as a listing from `root` would find. */
export function keepsFile(root: string, path: string, filter: FolderFilter): boolean {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = join(root, ...parts.slice(0, depth));
    if (filter.isSecrets(folder)) return true;
    if (!filter.keeps(folder, true)) return false;
  }
  return filter.keeps(join(root, path), false);
}

/** A folder that git leaves out as a whole was opened on purpose: git has nothing to say inside it. */
function gitIgnoreInside(root: string): GitIgnore | null {
  const git = GitIgnore.around(root);
  return git?.ignores(root, true) === true ? null : git;
}

/** Globs of VS Code start at the root and know `{a,b}`; gitignore's need a `/` and an entry each. */
function excludeMatcher(globs: readonly string[]): Ignore {
  return ignore().add(globs.flatMap(alternatives).map((glob) => `/${glob.replace(/^\//, '')}`));
}

const mostAlternatives = 1000;

function alternatives(glob: string): string[] {
  let done = [glob];
  for (let brace = /\{([^{}]*)\}/; done.some((each) => brace.test(each)) && done.length < mostAlternatives;) {
    done = done.flatMap((each) => {
      const found = brace.exec(each);
      return found ? (found[1] ?? '').split(',').map((choice) => each.replace(brace, () => choice)) : [each];
    });
  }
  return done;
}
