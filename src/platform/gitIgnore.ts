import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IgnoreRules, isCostly } from './ignoreRules';

/** Whether git leaves out what is called `name` in a folder. */
export type LeftOut = (name: string, isFolder: boolean) => boolean;

/**
 * What git leaves out of a repository, read from its `.gitignore` files and `.git/info/exclude` without
 * running git (gitignore(5); a user's global excludes are not read, since they hold on one machine only).
 */
export class GitIgnore {
  private readonly files = new Map<string, IgnoreRules | null>();

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
    const folder = dirname(path);
    return this.ignores(folder, true) || this.inFolder(folder)(basename(path), isFolder);
  }

  /** What git leaves out in `folder` (absolute, of the repository), which is known not to be left out itself. */
  inFolder(folder: string): LeftOut {
    const rules: { prefix: string; rules: IgnoreRules }[] = [];
    let prefix = '';
    for (let current = folder; ; current = dirname(current)) {
      addRules(rules, prefix, this.rulesIn(join(current, '.gitignore')));
      if (current === this.repository) break;
      prefix = `${basename(current)}/${prefix}`;
    }
    addRules(rules, prefix, this.rulesIn(join(this.repository, '.git', 'info', 'exclude')));

    return (name, isFolder) => {
      const suffix = isFolder ? '/' : '';
      for (const each of rules) {
        const verdict = each.rules.verdict(each.prefix + name + suffix);
        if (verdict !== null) return verdict;
      }
      return false;
    };
  }

  private rulesIn(file: string): IgnoreRules | null {
    const known = this.files.get(file);
    if (known !== undefined) return known;
    const rules = readRules(file);
    this.files.set(file, rules);
    return rules;
  }
}

/**
 * Rules that leave out the folder itself were overruled by a deeper file; what they would say of a path in it cannot be
 * asked, and to say nothing errs on the side of a secret that git might see.
 */
function addRules(
  list: { prefix: string; rules: IgnoreRules }[],
  prefix: string,
  rules: IgnoreRules | null,
): void {
  if (rules !== null && (prefix === '' || rules.verdict(prefix) !== true)) list.push({ prefix, rules });
}

const largestIgnoreFile = 1024 * 1024;

/** The rules in a file; null for a link, which git does not follow either, for what no one would write and for what cannot be read. */
function readRules(file: string): IgnoreRules | null {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true || stat.size > largestIgnoreFile) return null;
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    return lines.some(isCostly) ? null : new IgnoreRules(lines, { ignorecase: false });
  } catch {
    return null;
  }
}
