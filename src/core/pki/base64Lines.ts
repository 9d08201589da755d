import { isBase64 } from './base64';
import { characterFrom } from './base64Characters';
import type { Base64Text } from './base64Characters';

/**
 * What the first line of base64 has at least to be looked at. The shortest key, of Ed25519, takes 64 characters, as do
 * the lines of most encoders; nearly every word and path is shorter.
 */
const shortestLine = 56;

/** A longer line is not wrapped: encoders wrap at 76 characters (RFC 2045 §6.8) or before. */
const longestWrappedLine = 100;

const backslash = '\\'.charCodeAt(0);
const inRun = Uint8Array.from({ length: 256 }, (_, code) => Number(isBase64(code) || code === backslash));

/**
 * The next line of base64 in a text that is long enough to begin a key; null for none. What is left of a line that is
 * known to end at `knownEnd` is not looked through again.
 */
export function nextBase64Line(bytes: Uint8Array, from: number, knownEnd = 0): Base64Text | null {
  for (let at = nextRun(bytes, from); at >= 0;) {
    const start = bytes[at] === backslash ? afterBlanks(bytes, at) : at;
    if (start < bytes.length && isBase64(bytes[start] ?? 0)) {
      return textOf(bytes, start, start < knownEnd ? knownEnd : lineAt(bytes, start).end);
    }
    at = nextRun(bytes, Math.max(start, afterBackslashes(bytes, at)));
  }
  return null;
}

function textOf(bytes: Uint8Array, start: number, end: number): Base64Text {
  return { bytes, start, end, linePrefix: '', glue: 'operators' };
}

/** Where the first character stands that is none of what stands between lines; the end of the text for none. */
function afterBlanks(bytes: Uint8Array, offset: number): number {
  return characterFrom(textOf(bytes, offset, bytes.length), offset)?.start ?? bytes.length;
}

function afterBackslashes(bytes: Uint8Array, offset: number): number {
  let at = offset + 1;
  while (bytes[at] === backslash) at++;
  return at;
}

/** A line of base64 and the lines that go on with it, as long as it is but for the last, up to so many characters. */
export function unwrapped(line: Base64Text, mostCharacters: number): Base64Text {
  const { bytes, start, end } = line;
  // Not even if many of its characters are escaped.
  if (end - start > 4 * longestWrappedLine) return line;
  const text = textOf(bytes, start, bytes.length);
  let last = lineAt(bytes, start);
  const { length } = last;
  for (
    let count = length;
    last.length === length && length <= longestWrappedLine && count < mostCharacters;
  ) {
    const next = characterFrom(text, last.end);
    if (!next || !isBase64(next.code)) break;
    const following = lineAt(bytes, next.start);
    if (following.length > length) break;
    last = following;
    count += length;
  }
  return textOf(bytes, start, last.end);
}

/**
 * Where so many characters of base64 and of escapes stand one after the other, or -1: looks at the last of them first,
 * so that most of a text is never looked at.
 */
function nextRun(bytes: Uint8Array, from: number): number {
  for (let last = from + shortestLine - 1; last < bytes.length;) {
    const before = last - shortestLine;
    let at = last;
    while (at > before && inRun[bytes[at] ?? 0] === 1) at--;
    if (at === before) return before + 1;
    last = at + shortestLine;
  }
  return -1;
}

/** The base64 characters from `start` up to a line break, however these are written. */
function lineAt(bytes: Uint8Array, start: number): { readonly length: number; readonly end: number } {
  let length = 0;
  for (let at = start; ;) {
    const from = at;
    while (at < bytes.length && isBase64(bytes[at] ?? 0)) at++;
    length += at - from;
    if (at === bytes.length || bytes[at] !== backslash) return { length, end: at };
    const escaped = characterFrom(textOf(bytes, at, bytes.length), at);
    if (escaped?.start !== at || !isBase64(escaped.code)) return { length, end: at };
    at = escaped.end;
    length++;
  }
}
