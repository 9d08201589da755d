import type { Finding } from '../finding';
import type { Edit, Fix } from '../fix';
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
