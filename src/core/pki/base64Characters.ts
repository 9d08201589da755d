/** A stretch of a text in which base64 is written: offsets are bytes of the text. */
export interface Base64Text {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** What its lines begin with besides blanks, as in a comment or a patch. */
  readonly linePrefix: string;
  /** Whether anything short may stand between the string literals that carry it, or only what joins literals. */
  readonly glue: 'any' | 'operators';
}

/** One character, as it is written: an escape such as `\/`, `\u002b` or `&#43;` takes several bytes. */
export interface Character {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

const tabulator = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const ampersand = 0x26;

/** More than a backslash that is escaped four times over. */
const mostBackslashes = 32;
const longestGlue = 128;

/**
 * The first character at or after `offset` that is none of what stands between the lines of base64: white space, escaped
 * line breaks (`\n`, `\u000a`, `&#10;`), the marks of comments and of patches, and the ends of string literals with what
 * joins them. Null at the end of the text.
 */
export function characterFrom(text: Base64Text, offset: number): Character | null {
  for (let at = offset; at < text.end;) {
    const code = text.bytes[at] ?? 0;
    const character = escapedAt(text, at) ?? { code, start: at, end: at + 1 };
    const next = isBlank(character.code) ? afterBlank(text, character) : afterGlue(text, character);
    if (next === null) return character;
    at = next;
  }
  return null;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= tabulator && code <= 0x0d);
}

function afterBlank(text: Base64Text, { code, end }: Character): number {
  return code === lineFeed || code === carriageReturn ? afterLinePrefix(text, end) : end;
}

function afterLinePrefix({ bytes, end, linePrefix }: Base64Text, offset: number): number {
  let at = offset;
  while (at < end && isIndentation(bytes[at] ?? 0)) at++;
  if (linePrefix !== '' && startsWith(bytes, at, linePrefix)) at += linePrefix.length;
  while (at < end && isLineMark(bytes[at] ?? 0)) at++;
  return at;
}

function isIndentation(byte: number): boolean {
  return byte === 0x20 || byte === tabulator;
}

const lineMarks = new Set(Array.from('#*>;%!| \t', (mark) => mark.charCodeAt(0)));

/** What begins the lines of comments and quotations, and is no base64. */
function isLineMark(byte: number): boolean {
  return lineMarks.has(byte);
}

/** The character that an escape stands for; null where there is none. A line break after a backslash counts as one. */
function escapedAt(text: Base64Text, offset: number): Character | null {
  const byte = text.bytes[offset];
  if (byte === backslash) return afterBackslashes(text, offset);
  return byte === ampersand ? entityAt(text, offset) : null;
}

/** What `n`, `r` and `t` stand for after a backslash. */
const whiteSpaceOf: Readonly<Record<number, number>> = {
  0x6e: lineFeed,
  0x72: carriageReturn,
  0x74: tabulator,
};

function afterBackslashes({ bytes, end }: Base64Text, offset: number): Character | null {
  const last = Math.min(end, offset + mostBackslashes);
  let at = offset;
  while (at < last && bytes[at] === backslash) at++;
  if (at >= last) return null;
  const byte = bytes[at] ?? 0;
  const whiteSpace = whiteSpaceOf[byte];
  if (whiteSpace !== undefined) return { code: whiteSpace, start: offset, end: at + 1 };
  if (!isLetterOrDigit(byte)) return { code: byte, start: offset, end: at + 1 };
  const digits = byte === 0x75 || byte === 0x55 ? 4 : byte === 0x78 || byte === 0x58 ? 2 : 0;
  const code = digits > 0 && at + digits < end ? hexadecimalAt(bytes, at + 1, digits) : null;
  return code === null ? null : { code, start: offset, end: at + 1 + digits };
}

/** The number in hexadecimal digits; null where one of them is none. Files of escapes are many, and long. */
function hexadecimalAt(bytes: Uint8Array, offset: number, digits: number): number | null {
  let number = 0;
  for (let at = offset; at < offset + digits; at++) {
    const value = valuesOfHexadecimal[bytes[at] ?? 0] ?? -1;
    if (value < 0) return null;
    number = number * 16 + value;
  }
  return number;
}

const valuesOfHexadecimal = Int8Array.from({ length: 256 }, (_, code) => {
  const value = parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? -1 : value;
});

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** A numeric character reference of XML (XML 1.0 §4.1). */
function entityAt({ bytes, end }: Base64Text, offset: number): Character | null {
  const written = asciiAt(bytes, offset, Math.min(12, end - offset));
  const [reference, hexadecimal, decimal] = /^&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/i.exec(written) ?? [];
  if (reference === undefined) return null;
  const code = hexadecimal === undefined ? parseInt(decimal ?? '', 10) : parseInt(hexadecimal, 16);
  return { code, start: offset, end: offset + reference.length };
}

const quotes = new Set(Array.from('"\'`', (quote) => quote.charCodeAt(0)));
const operators = new Set(Array.from('+.&\\ \t\r\n', (operator) => operator.charCodeAt(0)));

/** Whether a character may end a string literal. */
export function isQuote(code: number): boolean {
  return quotes.has(code);
}

/** Where the next string literal begins after one that ends with `quote`; null where there is none. */
function afterGlue({ bytes, end, glue }: Base64Text, quote: Character): number | null {
  if (!isQuote(quote.code)) return null;
  const last = Math.min(end, quote.end + longestGlue);
  for (let at = quote.end; at < last; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote.code) return at + 1;
    if (glue === 'operators' && !operators.has(byte)) return null;
  }
  return null;
}

/** At most `length` bytes as characters. */
export function asciiAt(bytes: Uint8Array, offset: number, length: number): string {
  let text = '';
  const end = Math.min(offset + length, bytes.length);
  for (let at = offset; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** Whether an ASCII text stands at `offset`. */
export function startsWith(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}
