import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
} from 'vscode-languageserver';
import type { Completion } from '../core/features/writing/completion';
import { withoutFields } from '../core/features/writing/snippet';
import type { Language } from '../core/language';
import type { Client } from './client';

const kinds = {
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
  entry: CompletionItemKind.Snippet,
} satisfies Record<Completion['kind'], CompletionItemKind>;

/** A completion as the client can show it; `number` is its place among the others. */
export function completionItem(
  completion: Completion,
  number: number,
  language: Language,
  { completion: can, isOurs }: Client,
): CompletionItem {
  const { label, kind, range, snippet, filter, detail, documentation, deprecated, leadsOn } = completion;
  const newText = can.snippets ? snippet : withoutFields(snippet);
  return {
    label,
    kind: kinds[kind],
    textEdit: { range, newText },
    sortText: String(number).padStart(4, '0'),
    ...(can.snippets && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(can.keepsIndentation && { insertTextMode: InsertTextMode.asIs }),
    ...(filter !== undefined && { filterText: filter }),
    ...(detail && { detail: detail[language] }),
    ...(documentation && {
      documentation: { kind: MarkupKind.PlainText, value: documentation[language] },
    }),
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(leadsOn && isOurs && { command: { title: label, command: 'editor.action.triggerSuggest' } }),
  };
}
