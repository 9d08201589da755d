import { countBase64, decodeBase64, skipBlanks } from './base64';
import { byteSearch } from './byteSearch';
import type { Malformed } from './keyMaterial';
import { MalformedError, orMalformed } from './malformed';

/** One `-----BEGIN …-----` block: offsets are bytes of the file, `end` is after the last dash. */
export interface PemBlock {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Where the base64 stands. */
  readonly body: { readonly start: number; readonly end: number };
  /** Whether its headers say that it is encrypted (RFC 1421 §4.6.1.1, as OpenSSL writes legacy keys). */
  readonly encrypted: boolean;
  /** The bytes it holds, or why they cannot be had. */
  readonly contents: Uint8Array | Malformed;
}

const findBegin = byteSearch('-----BEGIN ');
const findDashes = byteSearch('-----');
const beginLength = '-----BEGIN '.length;
const dashesLength = '-----'.length;

const longestLabel = 32;
const longestBody = 4 * 1024 * 1024;
const longestHeaders = 4096;

/**
 * The base64 characters that make a BEGIN line the start of a block: with fewer, it is only spoken of, as in the
 * source of a program that writes PEM.
 */
const shortestBody = 16;

/** The PEM blocks of a text (RFC 7468, with the headers of RFC 1421), first to last, in time linear in its length. */
export function* pemBlocks(bytes: Uint8Array): Generator<PemBlock> {
  for (let start = findBegin(bytes, 0); start >= 0;) {
    const label = labelAt(bytes, start + beginLength);
    const bodyStart = start + beginLength + label.length + dashesLength;
    const block = label === '' ? null : blockAt(bytes, start, label, bodyStart);
    if (block) yield block;
    start = findBegin(bytes, block ? block.end : start + beginLength);
  }
}

/** The label that starts at `offset`, or '' where no `-----` ends it on its line. */
function labelAt(bytes: Uint8Array, offset: number): string {
  return /^([\x20-\x2c\x2e-\x7e]+)-----/.exec(asciiAt(bytes, offset, longestLabel))?.[1] ?? '';
}

function blockAt(bytes: Uint8Array, start: number, label: string, bodyStart: number): PemBlock | null {
  const dashes = findDashes(bytes, bodyStart);
  const bodyEnd = dashes < 0 ? bytes.length : dashes;
  const headers = headersAt(bytes, bodyStart, bodyEnd);
  const body = { start: skipBlanks(bytes, headers.end, bodyEnd), end: bodyEnd };
  if (countBase64(bytes, body.start, body.end, shortestBody) < shortestBody) return null;

  const endLine = `-----END ${label}-----`;
  const ended = dashes >= 0 && startsWith(bytes, dashes, endLine);
  return {
    label,
    start,
    end: ended ? dashes + endLine.length : bodyEnd,
    body,
    encrypted: headers.encrypted,
    contents: ended ? orMalformed(() => contentsOf(bytes, body)) : withoutEnd(label, bodyEnd),
  };
}

function contentsOf(bytes: Uint8Array, body: PemBlock['body']): Uint8Array {
  if (body.end - body.start <= longestBody) return decodeBase64(bytes, body.start, body.end);
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

/** The headers before the base64, which end at the first empty line; none where the first word has no colon. */
function headersAt(bytes: Uint8Array, start: number, end: number): { end: number; encrypted: boolean } {
  const first = skipBlanks(bytes, start, end);
  if (!/^[A-Za-z][A-Za-z0-9-]*:/.test(asciiAt(bytes, first, 32))) return { end: first, encrypted: false };
  const text = asciiAt(bytes, first, Math.min(longestHeaders, end - first));
  const blank = emptyLine.exec(text);
  if (!blank) return { end: first, encrypted: false };
  return {
    end: first + blank.index + blank[0].length,
    encrypted: text.slice(0, blank.index).includes('ENCRYPTED'),
  };
}

function asciiAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

const emptyLine = /(?:\r?\n|\\r\\n|\\n)[ \t]*(?:\r?\n|\\r\\n|\\n)/;

function startsWith(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}
