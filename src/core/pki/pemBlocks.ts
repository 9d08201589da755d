import { countBase64, decodeAllBase64, decodeBase64 } from './base64';
import { asciiAt, characterFrom, isQuote, startsWith } from './base64Characters';
import type { Base64Text } from './base64Characters';
import { indexOfAscii } from '../primitives/indexOfAscii';
import type { Malformed } from './keyMaterial';
import { MalformedError, orMalformed } from './malformed';

/** One `-----BEGIN …-----` block: offsets are bytes of the text, `end` is after the last dash. */
export interface PemBlock {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly body: Base64Text;
  /** Whether its headers say that it is encrypted (RFC 1421 §4.6.1.1, as OpenSSL writes legacy keys). */
  readonly encrypted: boolean;
  /** The bytes it holds, or why they cannot be had. */
  readonly contents: Uint8Array | Malformed;
}

const dashes = '-----';
const begin = '-----BEGIN ';
const dash = '-'.charCodeAt(0);

const longestLabel = 32;
const longestBody = 4 * 1024 * 1024;
const longestHeader = 256;
const mostHeaders = 16;
const longestLinePrefix = 16;

/**
 * The base64 characters that make a BEGIN line the start of a block: with fewer, it is only spoken of, as in the
 * source of a program that writes PEM.
 */
const shortestBody = 16;

/** The next PEM block of a text (RFC 7468, with the headers of RFC 1421), however it is quoted; null for none. */
export function nextPemBlock(bytes: Uint8Array, from: number): PemBlock | null {
  for (let start = findBegin(bytes, from); start >= 0; start = findBegin(bytes, start + begin.length)) {
    const label = labelAt(bytes, start + begin.length);
    const block = label === '' ? null : blockAt(bytes, start, label);
    if (block) return block;
  }
  return null;
}

/** Where the next `-----BEGIN ` stands, or -1: its word is sought first, since runs of dashes are many. */
function findBegin(bytes: Uint8Array, from: number): number {
  for (let word = from; ; word++) {
    word = indexOfAscii(bytes, 'BEGIN ', word);
    const start = word - dashes.length;
    if (word < 0 || (start >= from && startsWith(bytes, start, begin))) return word < 0 ? -1 : start;
  }
}

/** The label that starts at `offset`, or '' where no `-----` ends it on its line. */
function labelAt(bytes: Uint8Array, offset: number): string {
  return /^([\x20-\x2c\x2e-\x7e]+)-----/.exec(asciiAt(bytes, offset, longestLabel))?.[1] ?? '';
}

function blockAt(bytes: Uint8Array, start: number, label: string): PemBlock | null {
  const inside = start + begin.length + label.length + dashes.length;
  const endLine = endLineAfter(bytes, inside);
  const whole: Base64Text = {
    bytes,
    start: inside,
    end: endLine ?? bytes.length,
    linePrefix: linePrefixOf(bytes, start),
    glue: 'any',
  };
  const headers = headersOf(whole);
  const body = { ...whole, start: headers.end };
  if (countBase64(body, shortestBody) < shortestBody) return null;

  const end = `-----END ${label}-----`;
  const isEnded = endLine !== null && startsWith(bytes, endLine, end);
  // A program that speaks of PEM may well join a BEGIN line and a word.
  if (isSplit(body, inside) && !headers.encrypted && !(isEnded && startsLikeKey(body))) return null;
  return {
    label,
    start,
    end: isEnded ? endLine + end.length : decodeBase64({ ...body, glue: 'operators' }).end,
    body,
    encrypted: headers.encrypted,
    contents: isEnded ? orMalformed(() => contentsOf(body)) : withoutEnd(label, body.end),
  };
}

/** The next `-----`, the last five of a longer run: a patch puts a dash before each line. */
function endLineAfter(bytes: Uint8Array, offset: number): number | null {
  let at = indexOfAscii(bytes, dashes, offset);
  if (at < 0) return null;
  while (bytes[at + dashes.length] === dash) at++;
  return at;
}

/** The marks before BEGIN on its line, such as `// ` and `+`; '' where anything else stands there. */
function linePrefixOf(bytes: Uint8Array, start: number): string {
  const before = asciiAt(bytes, Math.max(0, start - longestLinePrefix), Math.min(start, longestLinePrefix));
  return /(?:^|[\r\n])[ \t]*([^\w\s"'`\\=&]+)[ \t]*$/.exec(before)?.[1] ?? '';
}

/** Whether the text of a block is split over string literals before its base64 starts. */
function isSplit({ bytes, start }: Base64Text, inside: number): boolean {
  return bytes.subarray(inside, start).some(isQuote);
}

/** Whether base64 starts as that of DER or of an OpenSSH key does. */
function startsLikeKey({ bytes, start }: Base64Text): boolean {
  return /^(?:M[A-P]|b3Bl)/.test(asciiAt(bytes, start, 4));
}

function contentsOf(body: Base64Text): Uint8Array {
  if (body.end - body.start <= longestBody) return decodeAllBase64(body);
  throw new MalformedError(
    {
      en: `This PEM block is over ${longestBody} bytes long and is not read.`,
      fr: `Ce bloc PEM dépasse ${longestBody} octets et n’est pas lu.`,
    },
    body.start,
  );
}

function withoutEnd(label: string, offset: number): Malformed {
  return {
    message: {
      en: `The line "-----END ${label}-----" is missing: the block is cut short. Copy it again.`,
      fr: `La ligne « -----END ${label}----- » manque : le bloc est tronqué. Copiez-le à nouveau.`,
    },
    offset,
  };
}

/** The headers before the base64: words with a colon, each up to the end of its line or of its string literal. */
function headersOf(whole: Base64Text): { end: number; encrypted: boolean } {
  let encrypted = false;
  let at = whole.start;
  for (let count = 0; count < mostHeaders; count++) {
    at = characterFrom(whole, at)?.start ?? whole.end;
    const text = asciiAt(whole.bytes, at, Math.min(longestHeader, whole.end - at));
    const [header] = /^[A-Za-z][A-Za-z0-9-]*:[^\r\n\\"'`&]*/.exec(text) ?? [];
    if (header === undefined) break;
    encrypted ||= header.includes('ENCRYPTED');
    at += header.length;
  }
  return { end: at, encrypted };
}
