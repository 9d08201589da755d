import { lstatSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { FileReader } from '../fileReader';
import { IgnoreRules, isCostly } from '../ignoreRules';
import { repositoryAt, topAround, type Repository } from './repository';

/**
 * What git leaves out of one folder of a repository, read from its `.gitignore` files and `.git/info/exclude` without
 * running git (gitignore(5); a user's global excludes are not read, since they hold on one machine only).
 *
 * What cannot be told errs on the side of a secret that git might see: rules that cannot be read keep everything, and so
 * does a `.git` that leads nowhere or is no repository, against the rules above it.
 */
export class GitIgnore {
  /** `folder` is absolute and known not to be left out; the rules that count most come first. */
  private constructor(
    private readonly folder: string,
    private readonly rules: readonly PlacedRules[],
  ) {}

  /** `folder` without its own rules; null where no `.git` stands around it, and where git leaves out all of it. */
  static of(folder: string): GitIgnore | null {
    const top = topAround(folder);
    if (top === null) return null;
    let git = new GitIgnore(top.root, rulesOfTop(top.repository));
    for (const name of relative(top.root, folder).split(sep).filter(Boolean)) {
      git = git.withOwnRules();
      if (git.leavesOut(name, true)) return null;
      git = git.inside(name);
    }
    return git;
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
    const rules = inner === undefined ? this.rules : rulesOfTop(inner);
    return new GitIgnore(this.folder, [...placed(readRules(join(this.folder, '.gitignore'))), ...rules]);
  }
}

/** Whether git would not see what is written at a path (absolute): it ignores it, or there is no repository. */
export function isHiddenFromGit(path: string): boolean {
  return GitIgnore.of(dirname(path))?.withOwnRules().leavesOut(basename(path), false) ?? true;
}

/** Rules, and what stands in front of a name in the folder when they are asked about it. */
interface PlacedRules {
  readonly prefix: string;
  readonly rules: Rules;
}

type Rules = Pick<IgnoreRules, 'verdict'>;

const keepsEverything: Rules = { verdict: () => false };

function rulesOfTop(repository: Repository | null): PlacedRules[] {
  return repository?.isSound === true
    ? placed(readRules(join(repository.commonFolder, 'info', 'exclude')))
    : placed(keepsEverything);
}

function placed(rules: Rules | null): PlacedRules[] {
  return rules === null ? [] : [{ prefix: '', rules }];
}

const largestIgnoreFile = 1024 * 1024;

/** The rules in a file; null where there is none, or a link, which git does not follow either. */
function readRules(file: string): Rules | null {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined || stat.isSymbolicLink()) return null;
    const content = new FileReader(largestIgnoreFile).read(file);
    if (!(content instanceof Uint8Array)) return keepsEverything;
    const lines = new TextDecoder().decode(content).split(/\r?\n/);
    return lines.some(isCostly) ? keepsEverything : new IgnoreRules(lines, { ignorecase: false });
  } catch {
    return keepsEverything;
  }
}
