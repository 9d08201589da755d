import type { Finding, RelatedPlace } from '../finding';
import type { Edit, Fix } from '../fix';
import type { Text } from '../language';
import type { Position, Range } from '../range';

/** A repair of a finding, as a quick fix offers it. */
export interface QuickFix extends Fix {
  readonly finding: Finding;
  /** The likeliest repair of its finding. */
  readonly preferred: boolean;
}

/** The repairs of the findings of a file that touch a range. */
export function quickFixesAt(findings: readonly Finding[], range: Range): QuickFix[] {
  return touching(findings, range).flatMap((finding) =>
    (finding.fixes?.() ?? []).map((fix, index) => ({ ...fix, finding, preferred: index === 0 })),
  );
}

/** The findings of a file that touch a range, ends included. */
export function touching(findings: readonly Finding[], { start, end }: Range): Finding[] {
  return findings.filter(({ range }) => !isBefore(range.end, start) && !isBefore(end, range.start));
}

/** A place that holds the same key or certificate as the one of a finding, and what going there is called. */
export interface Twin {
  readonly place: RelatedPlace;
  readonly title: Text;
}

/** The first few places that a finding is about besides its own, where it tells of copies. */
export function twinsOf({ rule, related }: Finding): Twin[] {
  if (!rulesOnCopies.has(rule)) return [];
  return related.slice(0, mostTwins).map((place) => ({
    place,
    title: { en: `Go to ${place.file}`, fr: `Aller à ${place.file}` },
  }));
}

/** More would hide the other actions. */
const mostTwins = 3;

const rulesOnCopies: ReadonlySet<string> = new Set([
  'duplicate-private-key',
  'key-shared-with-insi',
  'key-shared-by-instances',
  'key-shared-by-services',
  'key-kept-on-renewal',
  'key-in-backup',
  'copied-certificate',
  'reused-key',
]);

/** The edits of all repairs that are sure; of two that meet, the first, since the next check offers the other. */
export function fixAll(findings: readonly Finding[]): Edit[] {
  const taken: Edit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes?.().find(({ sure }) => sure);
    if (fix && !fix.edits.some((edit) => taken.some((other) => meet(edit.range, other.range))))
      taken.push(...fix.edits);
  }
  return taken;
}

function meet(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
