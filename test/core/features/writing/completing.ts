import { parseConfiguration } from '../../../../src/core/config/parse';
import { completionsAt, type Completion } from '../../../../src/core/features/writing/completion';
import { withoutFields } from '../../../../src/core/features/writing/snippet';
import { cursorIn } from '../../../support/cursor';

/** The completions at the `|` of a configuration. */
export function completionsIn(marked: string): readonly Completion[] {
  const { text, position } = cursorIn(marked);
  return completionsAt(text, position, parseConfiguration('certificates.yaml', text).configuration);
}

/** The labels of the completions at the `|`. */
export function labelsIn(marked: string): string[] {
  return completionsIn(marked).map(({ label }) => label);
}

/** What a text becomes where a completion is accepted, places to fill in left as they are. */
export function accepted(text: string, { range, snippet }: Completion): string {
  const lines = text.split('\n');
  const line = lines[range.start.line] ?? '';
  lines[range.start.line] =
    line.slice(0, range.start.character) + withoutFields(snippet) + line.slice(range.end.character);
  return lines.join('\n');
}

/** The text once the completion `label` at the `|` is accepted. */
export function completed(marked: string, label: string): string {
  const completion = completionsIn(marked).find((each) => each.label === label);
  if (!completion) throw new Error(`No completion ${label} among ${labelsIn(marked).join(', ')}`);
  return accepted(cursorIn(marked).text, completion);
}
