import type { Position } from './range';

/** A function that turns positions in `text` into offsets, in UTF-16 code units; the inverse of `positionsIn`. */
export function offsetsIn(text: string): (position: Position) => number {
  const starts = lineStarts(text);
  return ({ line, character }) => Math.min((starts[line] ?? text.length) + character, text.length);
}

/**
 * A function that turns offsets of `text`, in UTF-16 code units, into positions. Lines end at `\n`, `\r\n`
 * or `\r`, as the Language Server Protocol counts them; between `\r` and `\n` is no position, but before them.
 */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = lineStarts(text);
  return (asked) => {
    const offset = asked > 0 && text.startsWith('\r\n', asked - 1) ? asked - 1 : asked;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}
