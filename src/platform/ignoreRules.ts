import ignore, { type Ignore } from 'ignore';

/** A list of gitignore patterns, made to say quickly that they say nothing of a path. */
export class IgnoreRules {
  private readonly matcher: Ignore;
  private readonly hint: RegExp;

  /** `lines` are patterns as in gitignore(5). */
  constructor(lines: readonly string[], { ignorecase = true } = {}) {
    this.matcher = ignore({ ignorecase }).add(lines);
    this.hint = hintOf(lines);
  }

  /** Whether a path (a folder's with `/` at its end) is left out, or kept by a pattern with `!`; null for neither. */
  verdict(path: string): boolean | null {
    if (!this.hint.test(path)) return null;
    const { ignored, unignored } = this.matcher.test(path);
    return ignored ? true : unignored ? false : null;
  }
}

/**
 * Matches every path that any of the patterns could match: one that holds the longest literal text of a pattern.
 *
 * The library takes microseconds for a path, and a repository has a hundred thousand of them.
 */
function hintOf(lines: readonly string[]): RegExp {
  const literals = new Set(
    lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).map(literalOf),
  );
  if (literals.size === 0) return /(?!)/;
  return new RegExp([...literals].map((text) => text.replaceAll('.', '\\.')).join('|'), 'i');
}

/** Nothing of a pattern with brackets is taken for literal. */
function literalOf(pattern: string): string {
  const runs = pattern.includes('[') ? [] : (pattern.match(/[\w.-]+/g) ?? []);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** Matching takes time to the power of the number of stars: a crafted pattern would never end. */
export function isCostly(pattern: string): boolean {
  const stars = (part: string) => part.match(/\*+/g)?.length ?? 0;
  return stars(pattern) > 6 || pattern.split('/').some((part) => stars(part) > 3);
}
