import { MalformedError } from './malformed';

/** One tag-length-value of DER (X.690): offsets are bytes of `bytes`. */
export interface DerValue {
  readonly bytes: Uint8Array;
  readonly tag: number;
  readonly start: number;
  /** Where the contents start. */
  readonly contents: number;
  readonly end: number;
}

/** Identifier octets of the universal types read here (X.690 §8.1.2). */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  bmpString: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The identifier octet of `[number]`, constructed unless told otherwise. */
export function contextTag(number: number, constructed = true): number {
  return (constructed ? 0xa0 : 0x80) | number;
}

/**
 * Reads the value that starts at `start` and must end by `end`.
 *
 * @throws MalformedError where it is cut short, of indefinite length, or of a tag above 30.
 */
export function readValue(bytes: Uint8Array, start = 0, end = bytes.length): DerValue {
  const tag = byteAt(bytes, start, end);
  if ((tag & 0x1f) === 0x1f) {
    throw new MalformedError(
      {
        en: 'This is not DER: the tag is out of range.',
        fr: 'Ce n’est pas du DER : étiquette hors limites.',
      },
      start,
    );
  }
  const first = byteAt(bytes, start + 1, end);
  if (first < 0x80) return bounded({ bytes, tag, start, contents: start + 2, end: start + 2 + first }, end);
  const size = first & 0x7f;
  if (size === 0 || size > 4) {
    throw new MalformedError(
      {
        en: 'The length is not a DER length. Export the file again as DER or PEM.',
        fr: 'La longueur n’est pas celle du DER. Exportez à nouveau le fichier en DER ou en PEM.',
      },
      start + 1,
    );
  }
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + byteAt(bytes, start + 2 + i, end);
  const contents = start + 2 + size;
  return bounded({ bytes, tag, start, contents, end: contents + length }, end);
}

function bounded(value: DerValue, end: number): DerValue {
  if (value.end > end) throw cutShort(value.end - value.contents, end - value.contents, end);
  return value;
}

function byteAt(bytes: Uint8Array, offset: number, end: number): number {
  const byte = offset < end ? bytes[offset] : undefined;
  if (byte === undefined) throw cutShort(1, 0, end);
  return byte;
}

function cutShort(announced: number, present: number, offset: number): MalformedError {
  return new MalformedError(
    {
      en: `Cut short: ${announced} bytes announced, ${present} present. Copy or export it again.`,
      fr: `Tronqué : ${announced} octets annoncés, ${present} présents. Copiez-le ou exportez-le à nouveau.`,
    },
    offset,
  );
}

/** The first values inside a constructed value, at most `limit` of them. */
export function childrenOf(value: DerValue, limit: number): DerValue[] {
  const children: DerValue[] = [];
  for (let at = value.contents; at < value.end && children.length < limit;) {
    const child = readValue(value.bytes, at, value.end);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** How many values stand inside a constructed value. */
export function countChildren(value: DerValue): number {
  let count = 0;
  for (let at = value.contents; at < value.end; at = readValue(value.bytes, at, value.end).end) count++;
  return count;
}

/**
 * The values inside a constructed value.
 *
 * @throws MalformedError where there are more than `limit`.
 */
export function boundedChildren(value: DerValue, limit: number): DerValue[] {
  const children = childrenOf(value, limit + 1);
  if (children.length <= limit) return children;
  throw new MalformedError(
    {
      en: `A list of over ${limit} values is not read.`,
      fr: `Une liste de plus de ${limit} valeurs n’est pas lue.`,
    },
    value.start,
  );
}

/**
 * The field of a structure, where it is there and has that tag.
 *
 * @throws MalformedError where it is not.
 */
export function required(field: DerValue | undefined, tag: number, structure: DerValue): DerValue {
  if (field?.tag === tag) return field;
  throw new MalformedError(
    { en: 'A field is missing or of another type.', fr: 'Un champ manque ou est d’un autre type.' },
    field?.start ?? structure.end,
  );
}

/** The bytes of the contents, as a view. */
export function contentsOf(value: DerValue): Uint8Array {
  return value.bytes.subarray(value.contents, value.end);
}

/** The whole encoding, tag and length included, as a view. */
export function encodingOf(value: DerValue): Uint8Array {
  return value.bytes.subarray(value.start, value.end);
}

const longestIdentifier = 32;

/** An OBJECT IDENTIFIER in dotted form (X.690 §8.19). */
export function objectIdentifierOf(value: DerValue): string {
  const contents = contentsOf(value);
  if (contents.length > longestIdentifier) {
    throw new MalformedError(
      { en: 'An object identifier is too long.', fr: 'Un identifiant d’objet est trop long.' },
      value.start,
    );
  }
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of contents) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      const root = Math.min(Math.floor(arc / 40), 2);
      arcs.push(root, arc - root * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** A UTCTime or GeneralizedTime in milliseconds since 1970 (RFC 5280 §4.1.2.5). */
export function timeOf(value: DerValue): number {
  const text = String.fromCharCode(...contentsOf(value).subarray(0, 20));
  const form = value.tag === tags.generalizedTime ? generalizedTime : utcTime;
  const [, year = '', month, day, hour, minute, second] = form.exec(text) ?? [];
  const iso = `${fullYear(year)}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(iso);
  if (!Number.isNaN(time) && new Date(time).toISOString() === iso) return time;
  throw new MalformedError({ en: 'A date cannot be read.', fr: 'Une date est illisible.' }, value.start);
}

const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 50 ? 20 : 19}${year}`;
}
