import type { Configuration } from '../../config/model';
import { schemaPartAt } from '../../config/schemaPart';
import type { Text } from '../../language';
import type { Position, Range } from '../../range';
import { caretAt, type Caret } from './caret';
import { entryCompletions } from './entryCompletions';
import { nameCompletions } from './nameCompletions';
import { itemCompletions, valueCompletions } from './valueCompletions';

/** Something to write at the caret. */
export interface Completion {
  readonly label: string;
  readonly kind: 'property' | 'value' | 'reference' | 'entry';
  /** What it replaces, on one line. */
  readonly range: Range;
  /** What it writes: a snippet, whose `$1` and `${1:text}` are the places to fill in. */
  readonly snippet: string;
  /** What the word typed so far is compared with, where that is not the label. */
  readonly filter?: string;
  readonly detail?: Text;
  readonly documentation?: Text;
  /** Still understood, but no longer to be used. */
  readonly deprecated?: true;
  /** Completions help to write what comes behind it. */
  readonly leadsOn?: true;
}

/** What may be written at a position of a configuration, likeliest first; `text` may be newer than what was read of it. */
export function completionsAt(
  text: string,
  position: Position,
  configuration: Configuration,
): readonly Completion[] {
  const carets = caretAt(text, position);
  return carets.flatMap((caret) => completionsOf(caret, carets, configuration));
}

function completionsOf(
  caret: Caret,
  carets: readonly Caret[],
  configuration: Configuration,
): readonly Completion[] {
  const schema = schemaPartAt(caret.container.path);
  if (!schema) return [];
  switch (caret.kind) {
    case 'name':
      return schema.part.properties ? nameCompletions(caret, schema.part.properties, schema.pointer) : [];
    case 'value':
      return valueCompletions(caret, configuration);
    case 'item':
      if (schema.part.type !== 'array') return [];
      if (!schema.part.items?.properties) return itemCompletions(caret, configuration);
      return !caret.needsDash && isBegun(carets) ? [] : entryCompletions(caret, configuration);
  }
}

/** Whether the item at the caret has properties below it already. */
function isBegun(carets: readonly Caret[]): boolean {
  return carets.some(
    ({ kind, container }) => kind === 'name' && container.path.at(-1) === 0 && container.written.size > 0,
  );
}
