import type { Configuration } from '../../config/model';
import type { Text } from '../../language';
import type { ItemCaret } from './caret';
import type { Completion } from './completion';
import { certificateEntries } from './certificateEntries';
import { administratorEntries, instanceEntry, structureEntries } from './otherEntries';

/** Whole entries of one list, as lines of snippets. */
export interface EntryProposal {
  readonly label: string;
  readonly detail: Text;
  /** The lines of each entry, `name: value`; most are one entry. */
  readonly entries: readonly (readonly string[])[];
}

/** Whole entries for the list at the caret, filled in from the document. */
export function entryCompletions(
  { container, range, needsDash, text }: ItemCaret,
  configuration: Configuration,
): readonly Completion[] {
  if (container.flow || text.includes(':')) return [];
  const { column } = container;
  const inside = ' '.repeat(needsDash ? column + 2 : range.start.character);
  const dash = inside.slice(column).replace(/^ /, '-');
  return entriesOf(String(container.path[0]), configuration).map(({ label, detail, entries }) => ({
    label,
    kind: 'entry',
    range,
    detail,
    snippet: entries
      .map((lines, number) => {
        const before = number > 0 ? `${' '.repeat(column)}${dash}` : needsDash ? dash : '';
        return before + lines.join(`\n${inside}`);
      })
      .join('\n'),
  }));
}

function entriesOf(list: string, configuration: Configuration): readonly EntryProposal[] {
  switch (list) {
    case 'structures':
      return structureEntries(configuration);
    case 'administrators':
      return administratorEntries(configuration);
    case 'instances':
      return instanceEntry(configuration);
    case 'certificates':
      return certificateEntries(configuration);
    default:
      return [];
  }
}
