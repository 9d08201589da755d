import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../../src/core/fix';

/** A text after edits, applied by the library that language servers use. */
export function edited(text: string, edits: readonly Edit[]): string {
  const document = TextDocument.create('file:///text', 'yaml', 1, text);
  return TextDocument.applyEdits(
    document,
    edits.map(({ range, text: newText }) => ({ range, newText })),
  );
}
