import { folderOf, nameOf, pathIn } from '../core/inventory/path';
import { GitIgnore } from './git/gitIgnore';
import { IgnoreRules, isCostly } from './ignoreRules';

const neverRead = new Set(['.git', 'node_modules']);

/** Which files and folders of a folder are worth reading. */
export interface FolderFilter {
  /** Whether what is called `name` is to be read. */
  keeps(name: string, isFolder: boolean): boolean;
  /** The filter of the folder called `name`, which is kept, without its own rules. */
  inside(name: string): FolderFilter;
  /** The same with the rules of the folder's own, which stand in its `.gitignore` or start with its `.git`. */
  withOwnRules(): FolderFilter;
}

/**
 * The filter of `root`: no `.git` or `node_modules`, nothing that `exclude` (globs as in VS Code's
 * `files.exclude`) or git's ignore files leave out, but all that is in a folder of secrets.
 *
 * A root that git leaves out as a whole was opened on purpose: git has nothing to say inside it.
 */
export function folderFilter(root: string, exclude: readonly string[], secretsFolder: string): FolderFilter {
  const excluded = exclude.length > 0 ? excludeRules(exclude) : null;
  const { isSecrets, leadsToSecrets } = secretsAt(pathIn('', secretsFolder) ?? '');

  const filterOf = (prefix: string, git: GitIgnore | null): FolderFilter => {
    const isLeftOut = (name: string, isFolder: boolean) =>
      (isFolder && neverRead.has(name)) ||
      excluded?.verdict(prefix + name + (isFolder ? '/' : '')) === true ||
      git?.leavesOut(name, isFolder) === true;
    return {
      keeps: (name, isFolder) =>
        (isFolder && (isSecrets(`${prefix}${name}/`) || leadsToSecrets(`${prefix}${name}/`))) ||
        !isLeftOut(name, isFolder),
      inside(name) {
        const inner = `${prefix}${name}/`;
        if (isSecrets(inner)) return everything;
        const isPassage = leadsToSecrets(inner) && isLeftOut(name, true);
        return isPassage ? passage(inner) : filterOf(inner, git?.inside(name) ?? null);
      },
      withOwnRules: () => filterOf(prefix, git?.withOwnRules() ?? null),
    };
  };
  /** Of a folder that is left out, but for the folder of secrets further inside. */
  const passage = (prefix: string): FolderFilter => ({
    keeps: (name, isFolder) =>
      isFolder && (isSecrets(`${prefix}${name}/`) || leadsToSecrets(`${prefix}${name}/`)),
    inside: (name) => (isSecrets(`${prefix}${name}/`) ? everything : passage(`${prefix}${name}/`)),
    withOwnRules: () => passage(prefix),
  });
  return filterOf('', GitIgnore.of(root));
}

/** Tells folders of secrets, and those on the way to one, by their paths with `/` at the end; none for ''. */
function secretsAt(secretsPath: string) {
  const names = secretsPath.split('/');
  const before = names.slice(1).map((_, count) => `/${names.slice(0, count + 1).join('/')}/`);
  return {
    isSecrets: (path: string) => secretsPath !== '' && `/${path}`.endsWith(`/${secretsPath}/`),
    leadsToSecrets: (path: string) => before.some((each) => `/${path}`.endsWith(each)),
  };
}

const everything: FolderFilter = {
  keeps: () => true,
  inside: () => everything,
  withOwnRules: () => everything,
};

/** Whether a file at `path` is to be read, as a listing from the root would find. */
export function keepsFile(path: string, filter: FolderFilter): boolean {
  return filterIn(folderOf(path), filter)?.keeps(nameOf(path), false) === true;
}

/** The filter of the folder at `path`, as a listing from the root would have it; null where that leaves it out. */
export function filterIn(path: string, filter: FolderFilter): FolderFilter | null {
  let folder = filter.withOwnRules();
  for (const name of path === '' ? [] : path.split('/')) {
    if (!folder.keeps(name, true)) return null;
    folder = folder.inside(name).withOwnRules();
  }
  return folder;
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
