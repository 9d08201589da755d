import { tags } from './der';

/** One DER value of that tag around the concatenation of `contents`. */
export function encode(tag: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  const header = [tag, ...encodeLength(length)];
  const out = new Uint8Array(header.length + length);
  out.set(header);
  let at = header.length;
  for (const part of contents) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

/** A SEQUENCE of already encoded values. */
export function encodeSequence(...values: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encode(tags.sequence, ...values);
}

/** A small non-negative INTEGER. */
export function encodeInteger(value: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  if ((bytes[0] ?? 0x80) >= 0x80) bytes.unshift(0);
  return encode(tags.integer, Uint8Array.from(bytes));
}

/** A BIT STRING of whole bytes. */
export function encodeBitString(contents: Uint8Array): Uint8Array<ArrayBuffer> {
  return encode(tags.bitString, Uint8Array.of(0), contents);
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function encodeObjectIdentifier(dotted: string): Uint8Array<ArrayBuffer> {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = [root * 40 + second, ...rest];
  return encode(tags.objectIdentifier, Uint8Array.from(arcs.flatMap(encodeArc)));
}

function encodeArc(arc: number): number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(0x80 | (rest % 128));
  return bytes;
}

/** A NULL. */
export const encodedNull = encode(tags.null);
