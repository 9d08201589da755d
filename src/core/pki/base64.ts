import { MalformedError } from './malformed';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = '='.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);

const invalid = 0xff;
const values = new Uint8Array(256).fill(invalid);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;

/** The offset after any white space and any escaped line breaks (`\n` of a JSON string or a .env file) at `offset`. */
export function skipBlanks(bytes: Uint8Array, offset: number, end: number): number {
  let at = offset;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) at++;
    else if (byte === backslash) {
      const next = afterEscape(bytes, at, end);
      if (next === at) return at;
      at = next;
    } else return at;
  }
  return at;
}

/** The offset after `\n`, `\r` or `\t` at `offset`, however often the backslash is itself escaped. */
function afterEscape(bytes: Uint8Array, offset: number, end: number): number {
  let at = offset;
  while (at < end && bytes[at] === backslash) at++;
  const letter = at < end ? String.fromCharCode(bytes[at] ?? 0) : '';
  return letter === 'n' || letter === 'r' || letter === 't' ? at + 1 : offset;
}

/** How many base64 characters stand at `offset`, at most `limit`, going on from line to line but not past a space. */
export function countBase64(bytes: Uint8Array, offset: number, end: number, limit: number): number {
  let count = 0;
  let at = offset;
  while (at < end && count < limit && values[bytes[at] ?? 0] !== invalid) {
    count++;
    at++;
    if (bytes[at] !== 0x20) at = skipBlanks(bytes, at, end);
  }
  return count;
}

/**
 * Decodes the base64 between two offsets, whatever its line lengths, line ends and indentation.
 *
 * @throws MalformedError at the first byte that is not base64.
 */
export function decodeBase64(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(((end - start) * 3) / 4));
  let length = 0;
  let buffer = 0;
  let bits = 0;
  for (let at = start; at < end;) {
    const value = values[bytes[at] ?? 0] ?? invalid;
    if (value === invalid) {
      const next = skipBlanks(bytes, at, end);
      if (next === at) {
        expectPadding(bytes, at, end);
        break;
      }
      at = next;
      continue;
    }
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[length++] = buffer >> bits;
    }
    at++;
  }
  return out.subarray(0, length);
}

/** @throws MalformedError where the text is not base64. */
export function base64ToBytes(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return decodeBase64(bytes, 0, bytes.length);
}

function expectPadding(bytes: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at = skipBlanks(bytes, at + 1, end)) {
    if (bytes[at] !== padding) throw notBase64(at);
  }
}

/** The offset of the base64 character that carries the decoded byte number `index`. */
export function offsetOfDecodedByte(bytes: Uint8Array, start: number, end: number, index: number): number {
  let at = skipBlanks(bytes, start, end);
  for (let skipped = Math.floor((index * 4) / 3); skipped > 0 && at < end; skipped--) {
    at = skipBlanks(bytes, at + 1, end);
  }
  return at;
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
