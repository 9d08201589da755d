import { join } from 'node:path';
import { nameOf, pathIn } from '../core/inventory/path';
import { GitIgnore } from './gitIgnore';
import { IgnoreRules, isCostly } from './ignoreRules';

const neverRead = new Set(['.git', 'node_modules']);

/** Which files and folders below a folder are worth reading; paths are below it, with `/`. */
export interface FolderFilter {
  /** Tells by their names what is to be read in the folder at `path`, which is so itself. */
  inFolder(path: string): (name: string, isFolder: boolean) => boolean;
  /** Whether a folder is one of secrets, where everything is read whatever the ignore files say. */
  isSecrets(path: string): boolean;
}

/**
 * The filter of `root`: no `.git` or `node_modules`, nothing that `exclude` (globs as in VS Code's
 * `files.exclude`) or git's ignore files leave out.
 */
export function folderFilter(root: string, exclude: readonly string[], secretsFolder: string): FolderFilter {
  const excluded = exclude.length > 0 ? excludeRules(exclude) : null;
  const git = gitIgnoreInside(root);
  const secretsPath = pathIn('', secretsFolder);
  return {
    inFolder(folder) {
      const prefix = folder === '' ? '' : `${folder}/`;
      const leftOutByGit = git?.inFolder(join(root, folder));
      return (name, isFolder) => {
        if (isFolder && neverRead.has(name)) return false;
        if (excluded?.verdict(prefix + name + (isFolder ? '/' : '')) === true) return false;
        return leftOutByGit?.(name, isFolder) !== true;
      };
    },
    isSecrets: (path) => Boolean(secretsPath) && `/${path}`.endsWith(`/${secretsPath}`),
  };
}

/** Whether a file at `path` is to be read, as a listing from the root would find. */
export function keepsFile(path: string, filter: FolderFilter): boolean {
  let folder = '';
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const inner = path.slice(0, end);
    if (filter.isSecrets(inner)) return true;
    if (!filter.inFolder(folder)(nameOf(inner), true)) return false;
    folder = inner;
  }
  return filter.inFolder(folder)(nameOf(path), false);
}

/** A folder that git leaves out as a whole was opened on purpose: git has nothing to say inside it. */
function gitIgnoreInside(root: string): GitIgnore | null {
  const git = GitIgnore.around(root);
  return git?.ignores(root, true) === true ? null : git;
}

/** Globs of VS Code start at the root and know `{a,b}`; gitignore's need a `/` and an entry each. */
function excludeRules(globs: readonly string[]): IgnoreRules {
  const rules: string[] = [];
  for (const rule of globs.flatMap((glob) => [...alternatives(glob)])) {
    if (!isCostly(rule)) rules.push(`/${rule.replace(/^\//, '')}`);
    if (rules.length === mostRules) break;
  }
  return new IgnoreRules(rules);
}

const longestGlob = 1000;
const mostAlternatives = 1000;
/** A workspace brings its own globs, and every file is held against each. */
const mostRules = 5000;

/** What the braces of a glob stand for; nothing for a glob that no one would write. */
function* alternatives(glob: string): Generator<string> {
  if (glob.length > longestGlob) return;
  const open = [glob];
  let count = 0;
  for (let next = open.pop(); next !== undefined && count < mostAlternatives; next = open.pop()) {
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null) {
      yield next;
      count += 1;
      continue;
    }
    const [before, after] = [next.slice(0, braces.index), next.slice(braces.index + braces[0].length)];
    const choices = (braces[1] ?? '').split(',').map((choice) => before + choice + after);
    open.push(...choices.reverse());
  }
}
