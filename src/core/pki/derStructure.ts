import type { PointOf } from './boundedPoints';
import type { KeyMaterialKind } from './keyMaterial';
import { childrenOf, contextTag, encodingOf, objectIdentifierOf, readValue, tags, timeOf } from './der';
import type { DerValue } from './der';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { isPkcs12, pkcs12Bags, publicKeyOfBag } from './pkcs12';
import { publicKeyOfPkcs1, publicKeyOfPkcs8, publicKeyOfSec1 } from './publicKeyOf';

/** How a key is wrapped. */
export type KeyFormat =
  'PKCS#1' | 'PKCS#8' | 'encrypted PKCS#8' | 'SEC1' | 'SubjectPublicKeyInfo' | 'DSA' | 'OpenSSH';

/** What DER holds, told by its structure alone. */
export interface DerStructure {
  readonly kind: Exclude<KeyMaterialKind, 'unknown'>;
  /** Of keys only. */
  readonly format?: KeyFormat;
  readonly encrypted: boolean;
  /** DER SubjectPublicKeyInfo of the public key it is about, where that can be known. */
  readonly publicKey: Uint8Array | null;
  /** Milliseconds since 1970, of certificates only. */
  readonly notAfter: number | null;
}

const plain = { encrypted: false, publicKey: null, notAfter: null } as const;

/**
 * The length of the DER that bytes start, in bytes, where it starts as all key material does: with a SEQUENCE that
 * starts with another, an INTEGER or an OBJECT IDENTIFIER. Null for anything else.
 */
export function announcedLength(bytes: Uint8Array): number | null {
  const first = bytes[1] ?? 0;
  const size = first < 0x80 ? 0 : first & 0x7f;
  if (bytes[0] !== tags.sequence || first === 0x80 || size > 4) return null;
  let length = size === 0 ? first : 0;
  for (const byte of bytes.subarray(2, 2 + size)) length = length * 256 + byte;
  return firstTags.has(bytes[2 + size] ?? 0) ? 2 + size + length : null;
}

const firstTags: ReadonlySet<number> = new Set([tags.sequence, tags.integer, tags.objectIdentifier]);

/**
 * Tells what a DER value is, whatever it is called, and reads the few fields of the first tier; `pointOf` computes the
 * public half of keys that leave it out.
 *
 * @returns null where it is well formed but none of the kinds known here.
 * @throws MalformedError where it is not DER.
 */
export function derStructure(der: Uint8Array, pointOf?: PointOf): DerStructure | null {
  const root = readValue(der);
  if (root.tag !== tags.sequence) return null;
  const fields = childrenOf(root, 12);
  switch (fields[0]?.tag) {
    case tags.integer:
      return startingWithInteger(root, fields, pointOf);
    case tags.objectIdentifier:
      return objectIdentifierOf(fields[0]) === oid.signedData ? { ...plain, kind: 'pkcs7' } : null;
    case tags.sequence:
      return startingWithSequence(root, fields);
    default:
      return null;
  }
}

function startingWithInteger(
  root: DerValue,
  fields: readonly DerValue[],
  pointOf?: PointOf,
): DerStructure | null {
  switch (shape(fields)) {
    case 'II':
      if (!isModulus(fields[0])) return null;
      return {
        ...plain,
        kind: 'public-key',
        format: 'PKCS#1',
        publicKey: publicKeyOfPkcs1(fields[0], fields[1]),
      };
    case 'IIIIII':
      return { ...plain, kind: 'private-key', format: 'DSA' };
    case 'IIIIIIIII':
    case 'IIIIIIIIIS':
      return {
        ...plain,
        kind: 'private-key',
        format: 'PKCS#1',
        publicKey: publicKeyOfPkcs1(fields[1], fields[2]),
      };
  }
  if (shape(fields).startsWith('IO') && isSecret(fields[1])) {
    return { ...plain, kind: 'private-key', format: 'SEC1', publicKey: publicKeyOfSec1(fields, pointOf) };
  }
  if (shape(fields).startsWith('ISO') && isAlgorithm(fields[1], '')) {
    return { ...plain, kind: 'private-key', format: 'PKCS#8', publicKey: publicKeyOfPkcs8(fields, pointOf) };
  }
  return isPkcs12(fields) ? pkcs12(encodingOf(root), pointOf) : null;
}

/** Tells an RSA modulus of 512 bits or more from the first half of an ECDSA signature. */
function isModulus(integer: DerValue | undefined): boolean {
  return integer !== undefined && integer.end - integer.contents >= 64;
}

/** Tells the secret of a curve, of 128 bits or more, from the community of an SNMP message. */
function isSecret(octets: DerValue | undefined): boolean {
  return octets !== undefined && octets.end - octets.contents >= 16;
}

function isAlgorithm(algorithm: DerValue | undefined, prefix: string): boolean {
  const [identifier] = algorithm ? childrenOf(algorithm, 1) : [];
  return identifier?.tag === tags.objectIdentifier && objectIdentifierOf(identifier).startsWith(prefix);
}

/** A bundle goes by its first key. */
function pkcs12(der: Uint8Array, pointOf?: PointOf): DerStructure {
  const bags = pkcs12Bags(der);
  const key = bags.find(({ type }) => type !== 'certificate');
  return { ...plain, kind: 'pkcs12', publicKey: key ? publicKeyOfBag(key, bags, pointOf) : null };
}

/** Of PKCS#5 (RFC 8018 §A) and of PKCS#12 (RFC 7292 §C). */
const encryptionArcs = ['1.2.840.113549.1.5.', '1.2.840.113549.1.12.1.'];

function startingWithSequence(root: DerValue, fields: readonly DerValue[]): DerStructure | null {
  switch (shape(fields)) {
    case 'SB':
      return { ...plain, kind: 'public-key', format: 'SubjectPublicKeyInfo', publicKey: encodingOf(root) };
    case 'SO':
      // The digest that an RSA signature holds is of the same shape.
      if (!encryptionArcs.some((arc) => isAlgorithm(fields[0], arc))) return null;
      return { ...plain, kind: 'private-key', format: 'encrypted PKCS#8', encrypted: true };
    case 'SSB':
      return fields[0] ? signed(childrenOf(fields[0], 12)) : null;
    default:
      return null;
  }
}

/** What is signed: a certificate (RFC 5280 §4.1), a CRL (§5.1) or a certification request (RFC 2986 §4). */
function signed(fields: readonly DerValue[]): DerStructure | null {
  const [first] = fields;
  const body = first?.tag === contextTag(0) ? fields.slice(1) : fields;
  if (shape(body).startsWith('ISSSSS')) return certificate(body);
  if (/^I?SST/.test(shape(body))) return { ...plain, kind: 'crl' };
  const [, , publicKey] = body;
  if (publicKey && /^ISS(C|$)/.test(shape(body))) {
    return { ...plain, kind: 'csr', publicKey: encodingOf(publicKey) };
  }
  return null;
}

function certificate(fields: readonly DerValue[]): DerStructure | null {
  const [, , , validity, , publicKey] = fields;
  if (!validity || !publicKey) return null;
  const [, notAfter] = childrenOf(validity, 2);
  if (!notAfter) return null;
  return { ...plain, kind: 'certificate', publicKey: encodingOf(publicKey), notAfter: timeOf(notAfter) };
}

const letters: Readonly<Record<number, string>> = {
  [tags.integer]: 'I',
  [tags.sequence]: 'S',
  [tags.octetString]: 'O',
  [tags.bitString]: 'B',
  [tags.utcTime]: 'T',
  [tags.generalizedTime]: 'T',
  [contextTag(0)]: 'C',
};

/** The tags of the fields as one letter each, `?` for any other. */
function shape(fields: readonly DerValue[]): string {
  return fields.map(({ tag }) => letters[tag] ?? '?').join('');
}
