import { lstatSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { IgnoreRules, isCostly } from '../ignoreRules';
import { repositoryAround, repositoryAt, type Repository } from './repository';

/**
 * What git leaves out of one folder of a repository, read from its `.gitignore` files and `.git/info/exclude` without
 * running git (gitignore(5); a user's global excludes are not read, since they hold on one machine only).
 */
export class GitIgnore {
  /** `folder` is absolute and known not to be left out; the rules that count most come first. */
  private constructor(
    private readonly folder: string,
    private readonly rules: readonly PlacedRules[],
  ) {}

  /** `folder` without its own rules; null outside any repository, and where git leaves out all of it. */
  static of(folder: string): GitIgnore | null {
    const repository = repositoryAround(folder);
    if (repository === null) return null;
    let git = GitIgnore.ofTop(repository);
    for (const name of relative(repository.root, folder).split(sep).filter(Boolean)) {
      git = git.withOwnRules();
      if (git.leavesOut(name, true)) return null;
      git = git.inside(name);
    }
    return git;
  }

  private static ofTop({ root, commonFolder }: Repository): GitIgnore {
    return new GitIgnore(root, placed(readRules(join(commonFolder, 'info', 'exclude'))));
  }

  /** Whether git leaves out what is called `name` in the folder. */
  leavesOut(name: string, isFolder: boolean): boolean {
    const suffix = isFolder ? '/' : '';
    for (const { prefix, rules } of this.rules) {
      const verdict = rules.verdict(prefix + name + suffix);
      if (verdict !== null) return verdict;
    }
    return false;
  }

  /**
   * The folder called `name`, which is not left out, without its own rules.
   *
   * Rules that leave out the folder were overruled by a deeper file; what they would say of a path in it cannot be
   * asked, and to say nothing errs on the side of a secret that git might see.
   */
  inside(name: string): GitIgnore {
    const rules = this.rules.flatMap(({ prefix, rules: each }) => {
      const inner = `${prefix}${name}/`;
      return each.verdict(inner) === true ? [] : [{ prefix: inner, rules: each }];
    });
    return new GitIgnore(join(this.folder, name), rules);
  }

  /** The same with the `.gitignore` of the folder; where another repository starts there, only its rules count. */
  withOwnRules(): GitIgnore {
    const inner = repositoryAt(this.folder);
    const { rules } = inner ? GitIgnore.ofTop(inner) : this;
    return new GitIgnore(this.folder, [...placed(readRules(join(this.folder, '.gitignore'))), ...rules]);
  }
}

/** Rules, and what stands in front of a name in the folder when they are asked about it. */
interface PlacedRules {
  readonly prefix: string;
  readonly rules: IgnoreRules;
}

function placed(rules: IgnoreRules | null): PlacedRules[] {
  return rules === null ? [] : [{ prefix: '', rules }];
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
