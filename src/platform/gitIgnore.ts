import ignore, { type Ignore } from 'ignore';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * What git leaves out of a repository, read from its `.gitignore` files and `.git/info/exclude` without
 * running git (gitignore(5); a user's global excludes are not read, since they hold on one machine only).
 */
export class GitIgnore {
  private readonly matchers = new Map<string, Ignore | null>();

  /** `repository` is the absolute path of the folder that holds `.git`. */
  private constructor(readonly repository: string) {}

  /** The rules of the repository that holds `folder`, or null outside any repository. */
  static around(folder: string): GitIgnore | null {
    for (let current = folder; ; current = dirname(current)) {
      if (existsSync(join(current, '.git'))) return new GitIgnore(current);
      if (dirname(current) === current) return null;
    }
  }

  /** Whether git leaves `path` (absolute, of the repository) out, for itself or for a folder above it. */
  ignores(path: string, isFolder: boolean): boolean {
    if (path === this.repository) return false;
    return this.ignores(dirname(path), true) || this.ignoresInFolder(path, isFolder);
  }

  /** The same for a `path` whose folder is known not to be left out. */
  ignoresInFolder(path: string, isFolder: boolean): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const verdict = this.verdict(this.matcher(folder), folder, path, isFolder);
      if (verdict !== null) return verdict;
      if (folder === this.repository) break;
    }
    return this.verdict(this.excludes(), this.repository, path, isFolder) ?? false;
  }

  /**
   * What one file of rules says of a path whose folder is kept: left out, kept, or nothing.
   *
   * Rules that leave out its folder were overruled by a deeper file; what they would say of the path itself
   * cannot be asked, and to say nothing errs on the side of a secret that git might see.
   */
  private verdict(matcher: Ignore | null, folder: string, path: string, isFolder: boolean): boolean | null {
    if (matcher === null) return null;
    const name = relative(folder, path).split(sep).join('/');
    const parent = name.slice(0, name.lastIndexOf('/') + 1);
    if (parent !== '' && matcher.test(parent).ignored) return null;
    const { ignored, unignored } = matcher.test(isFolder ? `${name}/` : name);
    return ignored ? true : unignored ? false : null;
  }

  private matcher(folder: string): Ignore | null {
    return this.matcherOf(join(folder, '.gitignore'));
  }

  private excludes(): Ignore | null {
    return this.matcherOf(join(this.repository, '.git', 'info', 'exclude'));
  }

  private matcherOf(file: string): Ignore | null {
    const known = this.matchers.get(file);
    if (known !== undefined) return known;
    const text = readRules(file);
    const matcher = text === null ? null : ignore({ ignorecase: false }).add(text);
    this.matchers.set(file, matcher);
    return matcher;
  }
}

const largestIgnoreFile = 1024 * 1024;

/** The rules in a file; null for a link, which git does not follow either, for what no one would write and for what cannot be read. */
function readRules(file: string): string | null {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true || stat.size > largestIgnoreFile) return null;
    const text = readFileSync(file, 'utf8');
    return text.split('\n').some(isCostly) ? null : text;
  } catch {
    return null;
  }
}

/** Matching takes time to the power of the number of stars: a crafted rule would never end. */
export function isCostly(rule: string): boolean {
  const stars = (pattern: string) => pattern.match(/\*+/g)?.length ?? 0;
  return stars(rule) > 6 || rule.split('/').some((part) => stars(part) > 3);
}
