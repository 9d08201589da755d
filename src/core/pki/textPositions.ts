import type { Position } from '../range';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Turns byte offsets of a UTF-8 file into positions of its text, in one pass over the file: offsets must not decrease,
 * and must be those of ASCII characters.
 */
export function textPositions(bytes: Uint8Array): (offset: number) => Position {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let at = hasByteOrderMark(bytes) ? 3 : 0;
  let line = 0;
  let character = 0;

  return (offset) => {
    let lineStart = at;
    for (let i = at; i < offset; i++) {
      if (!endsLine(bytes, i)) continue;
      line++;
      character = 0;
      lineStart = i + 1;
    }
    character += decoder.decode(bytes.subarray(lineStart, offset)).length;
    at = Math.max(at, offset);
    return { line, character };
  };
}

function endsLine(bytes: Uint8Array, offset: number): boolean {
  if (bytes[offset] === lineFeed) return true;
  return bytes[offset] === carriageReturn && bytes[offset + 1] !== lineFeed;
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
