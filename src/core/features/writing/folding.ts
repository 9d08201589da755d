import { TextLines } from './textLines';

/** Lines that can be folded, 0-based, both included. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'block' | 'comment';
}

interface Open {
  readonly start: number;
  /** A dash counts half a column deeper than a name, since a list may stand right below its name. */
  readonly depth: number;
}

/** The blocks of a configuration and its comments of several lines, by their indentation: half-typed text folds too. */
export function foldsOf(text: string): readonly Fold[] {
  const lines = new TextLines(text);
  const folds: Fold[] = [];
  const open: Open[] = [];
  let last = 0;
  let comment: number | null = null;
  const closeTo = (depth: number): void => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      open.pop();
      if (last > top.start) folds.push({ start: top.start, end: last, kind: 'block' });
    }
  };
  for (let number = 0; number <= lines.count; number += 1) {
    const line = lines.at(number);
    const isComment = number < lines.count && line.text.trimStart().startsWith('#');
    if (isComment) comment ??= number;
    else {
      if (comment !== null && number - 1 > comment)
        folds.push({ start: comment, end: number - 1, kind: 'comment' });
      comment = null;
    }
    if (line.blank || number === lines.count) continue;
    const depth = line.indent + (/^-(\s|$)/.test(line.text.slice(line.indent)) ? 0.5 : 0);
    closeTo(depth);
    open.push({ start: number, depth });
    last = number;
  }
  closeTo(-1);
  return folds.sort((one, other) => one.start - other.start);
}
