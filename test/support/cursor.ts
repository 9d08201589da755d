import type { Position } from '../../src/core/range';

/** A text without the `|` that marks the caret in it, and where the caret is. */
export function cursorIn(marked: string): { readonly text: string; readonly position: Position } {
  const [before = '', ...after] = marked.split('|');
  if (after.length !== 1) throw new Error('Mark the caret by exactly one |.');
  const lines = before.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text: before + after.join(''), position };
}
