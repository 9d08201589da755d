import { characterFrom } from './base64Characters';
import type { Base64Text } from './base64Characters';
import { MalformedError } from './malformed';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = '='.charCodeAt(0);
const space = ' '.charCodeAt(0);

const mostPadding = 2;

const largestValue = 63;
const invalid = 0xff;
const values = new Uint8Array(256).fill(invalid);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;

/** The value of a character; more than `largestValue` for what is none of base64. */
function valueAt(bytes: Uint8Array, offset: number): number {
  return values[bytes[offset] ?? 0] ?? invalid;
}

/** The bytes that base64 holds, and the offset after the last of its characters that was read. */
interface Decoded {
  readonly contents: Uint8Array;
  readonly end: number;
}

/** Whether a character is one of base64 (RFC 4648 §4), padding left aside. */
export function isBase64(code: number): boolean {
  return (values[code] ?? invalid) !== invalid;
}

/** How many base64 characters a text starts with, at most `limit`, going on from line to line but not past a space. */
export function countBase64(text: Base64Text, limit: number): number {
  let at = text.start;
  for (let count = 0; count < limit; count++) {
    const character = count > 0 && text.bytes[at] === space ? null : characterFrom(text, at);
    if (!character || !isBase64(character.code)) return count;
    at = character.end;
  }
  return limit;
}

/** Decodes base64 up to the first character that is none, whatever its line lengths, or up to `mostBytes`. */
export function decodeBase64(text: Base64Text, mostBytes = Infinity): Decoded {
  const { bytes, start, end } = text;
  const contents = new Uint8Array(Math.min(mostBytes, Math.ceil(((end - start) * 3) / 4)));
  let length = 0;
  let buffer = 0;
  let bits = 0;
  let at = start;
  while (at < end && length < contents.length) {
    // Four characters at a time wherever they stand side by side.
    for (; bits === 0 && at + 4 <= end && length + 3 <= contents.length; at += 4) {
      const one = valueAt(bytes, at);
      const two = valueAt(bytes, at + 1);
      const three = valueAt(bytes, at + 2);
      const four = valueAt(bytes, at + 3);
      if ((one | two | three | four) > largestValue) break;
      contents[length++] = (one << 2) | (two >> 4);
      contents[length++] = (two << 4) | (three >> 2);
      contents[length++] = (three << 6) | four;
    }
    if (at >= end || length >= contents.length) break;
    let value = valueAt(bytes, at);
    let next = at + 1;
    if (value === invalid) {
      const character = characterFrom(text, at);
      value = (character && values[character.code]) ?? invalid;
      if (!character || value === invalid) break;
      next = character.end;
    }
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      contents[length++] = buffer >> bits;
    }
    at = next;
  }
  return { contents: contents.subarray(0, length), end: at };
}

/**
 * Decodes a text that holds nothing but base64.
 *
 * @throws MalformedError at the first character that is not base64.
 */
export function decodeAllBase64(text: Base64Text): Uint8Array {
  const { contents, end } = decodeBase64(text);
  for (let at = end; ;) {
    const character = characterFrom(text, at);
    if (!character) return contents;
    if (character.code !== padding) throw notBase64(character.start);
    at = character.end;
  }
}

/** @throws MalformedError where the text is not base64. */
export function base64ToBytes(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return decodeAllBase64({ bytes, start: 0, end: bytes.length, linePrefix: '', glue: 'operators' });
}

/** The offset after the `=` that stand at `offset`. */
export function afterPadding(bytes: Uint8Array, offset: number): number {
  const last = Math.min(bytes.length, offset + mostPadding);
  let at = offset;
  while (at < last && bytes[at] === padding) at++;
  return at;
}

/** Base64 characters that stand one after the other: the number of the first, and its offset. */
interface Stretch {
  readonly first: number;
  readonly offset: number;
}

/** Tells the offset of the base64 character that carries the decoded byte of an index. */
export function offsetsOfDecodedBytes(text: Base64Text): (index: number) => number {
  let stretches: readonly Stretch[] | null = null;
  return (index) => {
    stretches ??= stretchesOf(text);
    const wanted = Math.floor((index * 4) / 3);
    let low = 0;
    for (let high = stretches.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.first ?? 0) <= wanted) low = middle;
      else high = middle;
    }
    const { first, offset } = stretches[low] ?? { first: 0, offset: text.start };
    return low === stretches.length - 1 ? offset : offset + wanted - first;
  };
}

/** The stretches of a text, and after them where its base64 ends. */
function stretchesOf(text: Base64Text): Stretch[] {
  const stretches: Stretch[] = [];
  let first = 0;
  for (let at = text.start; ;) {
    const character = characterFrom(text, at);
    stretches.push({ first, offset: character?.start ?? text.end });
    if (!character || !isBase64(character.code)) return stretches;
    at = character.end;
    first++;
    for (; at < text.end && isBase64(text.bytes[at] ?? 0); at++) first++;
  }
}

function notBase64(offset: number): MalformedError {
  return new MalformedError(
    {
      en: 'A character of this PEM block is not base64. Copy or export it again.',
      fr: 'Un caractère de ce bloc PEM n’est pas du base64. Copiez-le ou exportez-le à nouveau.',
    },
    offset,
  );
}
