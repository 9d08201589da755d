import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import type { OutlineEntry } from '../core/features/writing/outline';
import type { Language } from '../core/language';

const kinds = {
  group: SymbolKind.Array,
  publisher: SymbolKind.Object,
  structures: SymbolKind.Class,
  administrators: SymbolKind.Object,
  instances: SymbolKind.Module,
  certificates: SymbolKind.Key,
} satisfies Record<OutlineEntry['kind'], SymbolKind>;

/** An entry of an outline as editors show it. */
export function documentSymbol(entry: OutlineEntry, language: Language): DocumentSymbol {
  const { kind, name, detail, range, selection, children } = entry;
  return {
    name: typeof name === 'string' ? name : name[language],
    detail,
    kind: kinds[kind],
    range,
    selectionRange: selection,
    children: children.map((child) => documentSymbol(child, language)),
  };
}
