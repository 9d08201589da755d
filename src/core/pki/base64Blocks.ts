import { indexOfAscii } from '../primitives/indexOfAscii';
import { afterPadding, decodeBase64, offsetsOfDecodedBytes } from './base64';
import type { Base64Text } from './base64Characters';
import { nextBase64Line, unwrapped } from './base64Lines';
import { announcedLength } from './derStructure';

/** What base64 in a text decodes to, where that may be key material: DER, or a text in which PEM begins. */
export interface Base64Block {
  readonly holds: 'der' | 'pem';
  readonly start: number;
  readonly end: number;
  readonly contents: Uint8Array;
  /** The byte of the text that carries a byte of the contents. */
  readonly offsetOf: (index: number) => number;
}

/** A public key of Ed25519 takes 44 bytes (RFC 8410). */
const shortestContents = 42;
const longestContents = 4 * 1024 * 1024;

/** Longer than any header of DER and of the first value inside. */
const startOfDer = 12;

/** The start of `-----BEGIN` in base64: up to two bytes may stand before it in its first four characters. */
const pemStarts = [0, 1, 2].map((before) => {
  const base64 = btoa(`${' '.repeat(before)}-----BEG`);
  return base64.slice(before === 0 ? 0 : before + 1, before + 8);
});

const startsLikeSequence = 'M'.charCodeAt(0);

/** The base64 of a text from an offset on that may hold key material, first to last. */
export function* base64Blocks(bytes: Uint8Array, from: number): Generator<Base64Block> {
  for (let line = nextBase64Line(bytes, from); line;) {
    const length = lengthOfDer(line);
    const text = length === null ? textWithPem(line) : unwrapped(line, Math.ceil((length * 4) / 3));
    const { contents, end } = text ? decodeBase64(text, length ?? longestContents) : nothing;
    const isWhole = text !== null && contents.length >= (length ?? 0);
    const block = isWhole && blockOf(length === null ? 'pem' : 'der', { ...text, end }, contents);
    if (block) yield block;
    line = nextBase64Line(bytes, block ? block.end : (text ?? line).end, line.end);
  }
}

const nothing = { contents: new Uint8Array(), end: 0 };

/** The length of the DER that a line begins; null where it begins none. */
function lengthOfDer(line: Base64Text): number | null {
  if (line.bytes[line.start] !== startsLikeSequence) return null;
  const length = announcedLength(decodeBase64(line, startOfDer).contents);
  return length !== null && length >= shortestContents && length <= longestContents ? length : null;
}

function textWithPem(line: Base64Text): Base64Text | null {
  const bytes = line.bytes.subarray(0, line.end);
  const holdsPem = pemStarts.some((text) => indexOfAscii(bytes, text, line.start) >= 0);
  return holdsPem ? unwrapped(line, (longestContents * 4) / 3) : null;
}

function blockOf(holds: Base64Block['holds'], text: Base64Text, contents: Uint8Array): Base64Block {
  return {
    holds,
    start: text.start,
    end: afterPadding(text.bytes, text.end),
    contents,
    offsetOf: offsetsOfDecodedBytes(text),
  };
}
