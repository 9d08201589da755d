import type { Text } from './language';
import type { Range } from './range';

/** A stretch of a file and the text that takes its place. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** A repair of a finding, in the file of the finding. */
export interface Fix {
  /** What it does, beginning with a verb. */
  readonly title: Text;
  readonly edits: readonly Edit[];
  /** Nothing else can be meant, so that "fix all" may do it unseen. */
  readonly sure?: true;
}

/** A fix of these edits, or none where one of them cannot be made. */
export function fix(title: Text, ...edits: readonly (readonly Edit[] | undefined)[]): Fix[] {
  const all = edits.flatMap((each) => each ?? []);
  return edits.every((each) => each !== undefined) ? [{ title, edits: all }] : [];
}

/** The same where nothing else can be meant. */
export function sureFix(title: Text, ...edits: readonly (readonly Edit[] | undefined)[]): Fix[] {
  return fix(title, ...edits).map((each) => ({ ...each, sure: true }));
}
