import type { Fix } from './fix';
import type { Text } from './language';
import type { Range } from './range';
import type { Remedy } from './remedy';

/** How much a finding matters, the most serious first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Another place that a finding is about. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: Text;
}

/** More other places than this help nobody: each names the rest, so that a thing copied n times would make n² of them. */
export const mostRelatedPlaces = 50;

/** One thing to tell the user, at one exact place. */
export interface Finding {
  /** Kebab-case name of the rule; its page is `docs/rules/<rule>.md`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Text;
  /** Path relative to the folder checked, with `/`. */
  readonly file: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  /** Path of the rule's page inside the package. */
  readonly docs: string;
  /** The same across runs and when lines move: lower-case hex. */
  readonly fingerprint: string;
  /** The repairs that are known, made when someone asks for them; the likeliest first. */
  readonly fixes?: () => readonly Fix[];
  /** What helps beyond edits of the file, in the same way. */
  readonly remedies?: () => readonly Remedy[];
}
