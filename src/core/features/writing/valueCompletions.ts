import { inQuotesLike } from '../../config/edits/written';
import type { ConfigPath, Configuration } from '../../config/model';
import { schemaPartAt, type SchemaPart } from '../../config/schemaPart';
import type { Text } from '../../language';
import type { ItemCaret, ValueCaret } from './caret';
import type { Completion } from './completion';
import { meaningOf } from './meanings';
import { proposalsFor, type Proposal } from './proposals';
import { literally } from './snippet';

/** The values that a property may have. */
export function valueCompletions(caret: ValueCaret, configuration: Configuration): readonly Completion[] {
  const path = [...caret.container.path, caret.name];
  const { part } = schemaPartAt(path) ?? {};
  if (!part) return [];
  const isList = part.type === 'array';
  if (isList && caret.text !== '') return [];
  const proposed = isList
    ? proposalsFor([...path, 0], caret.container, configuration)
    : [...ofSchema(part, path), ...proposalsFor(path, caret.container, configuration)];
  return proposed.map((proposal) => {
    const written = writtenAs(proposal, caret.quote);
    const snippet = literally(isList ? `[${written}]` : written);
    return completion(proposal, caret, `${caret.needsSpace ? ' ' : ''}${snippet}`, written);
  });
}

/** The items that a list of values may have and has not yet. */
export function itemCompletions(caret: ItemCaret, configuration: Configuration): readonly Completion[] {
  const { container } = caret;
  const present = new Set(container.written.values());
  return proposalsFor([...container.path, 0], container, configuration)
    .filter(({ value }) => !present.has(value))
    .map((proposal) => {
      const written = writtenAs(proposal, caret.quote);
      return completion(proposal, caret, `${caret.needsDash ? '- ' : ''}${literally(written)}`, written);
    });
}

function writtenAs({ value, verbatim }: Proposal, quote: string): string {
  return verbatim ? value : inQuotesLike(quote, value);
}

function completion(
  { value, kind = 'value', detail, documentation, deprecated }: Proposal,
  { range, quote }: ItemCaret | ValueCaret,
  snippet: string,
  written: string,
): Completion {
  return {
    label: value,
    kind,
    range,
    snippet,
    ...(quote !== '' && { filter: written }),
    ...(detail && { detail }),
    ...(documentation && { documentation }),
    ...(deprecated && { deprecated }),
  };
}

function ofSchema(part: SchemaPart, path: ConfigPath): readonly Proposal[] {
  if (part.type === 'boolean') return [yes, no];
  if (part.const !== undefined) return [{ value: String(part.const), verbatim: true }];
  return (part.enum ?? []).map((value) => {
    const meaning: Text | undefined = meaningOf(path, value);
    return { value, ...(meaning && { detail: meaning }) };
  });
}

const yes: Proposal = { value: 'true', verbatim: true };
const no: Proposal = { value: 'false', verbatim: true };
