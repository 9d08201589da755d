import {
  boundedChildren,
  childrenOf,
  contentsOf,
  encodingOf,
  objectIdentifierOf,
  required,
  tags,
} from '../pki/der';
import type { DerValue } from '../pki/der';
import { MalformedError } from '../pki/malformed';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DistinguishedName } from './item';

/** One attribute of a name. */
interface Attribute {
  /** Its short name, or its dotted OID where it has none. */
  readonly type: string;
  /** Null where it is not a string. */
  readonly text: string | null;
  readonly encoding: Uint8Array;
}

/** The short names of RFC 4514 §3 and of the other attributes that certificates commonly hold. */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const mostAttributes = 64;
const longestValue = 4096;

/**
 * Reads a Name (RFC 5280 §4.1.2.4).
 *
 * @throws MalformedError where it is none, or too long to be one.
 */
export function readDistinguishedName(name: DerValue): DistinguishedName {
  const groups = boundedChildren(name, mostAttributes).map((group) =>
    boundedChildren(group, mostAttributes).map(attributeOf),
  );
  const textsOf = (type: string) =>
    groups.flat().flatMap((attribute) => (attribute.type === type ? (attribute.text ?? []) : []));
  const single = (type: 'C' | 'ST' | 'O' | 'CN') => {
    const text = textsOf(type).at(-1);
    return text === undefined ? {} : { [type]: text };
  };
  return {
    ...single('C'),
    ...single('ST'),
    ...single('O'),
    OU: textsOf('OU'),
    ...single('CN'),
    dn: groups
      .toReversed()
      .map((group) => group.toReversed().map(attributeText).join('+'))
      .join(','),
  };
}

function attributeOf(attribute: DerValue): Attribute {
  const [type, value] = childrenOf(attribute, 2);
  const identifier = objectIdentifierOf(required(type, tags.objectIdentifier, attribute));
  if (!value || value.end - value.contents > longestValue) {
    throw new MalformedError(
      { en: 'A name is missing or too long.', fr: 'Un nom manque ou est trop long.' },
      attribute.start,
    );
  }
  return { type: shortNames[identifier] ?? identifier, text: textOf(value), encoding: encodingOf(value) };
}

/** The encodings of DirectoryString and its like, by tag; T61String is read as most tools write it. */
const encodings: Readonly<Record<number, string>> = {
  [tags.utf8String]: 'utf-8',
  0x12: 'latin1',
  [tags.printableString]: 'latin1',
  0x14: 'latin1',
  0x16: 'latin1',
  0x1a: 'latin1',
  0x1e: 'utf-16be',
};

function textOf(value: DerValue): string | null {
  const encoding = encodings[value.tag];
  return encoding ? new TextDecoder(encoding).decode(contentsOf(value)) : null;
}

/** One attribute as RFC 4514 §2.3 and §2.4 want it: hex where it has no short name or is no text. */
function attributeText({ type, text, encoding }: Attribute): string {
  const named = !/^\d/.test(type);
  return `${type}=${named && text !== null ? escaped(text) : `#${bytesToHex(encoding).toUpperCase()}`}`;
}

function escaped(text: string): string {
  return text
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^) $/, '\\ ')
    .replace(
      controlCharacters,
      (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
    );
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const controlCharacters = /[\u0000-\u001f\u007f]/g;
