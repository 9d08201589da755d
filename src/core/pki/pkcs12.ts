import type { PointOf } from './boundedPoints';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readCertificate } from './certificate';
import { childrenOf, contentsOf, contextTag, encodingOf, objectIdentifierOf, readValue, tags } from './der';
import type { DerValue } from './der';
import { isMalformed, orMalformed } from './malformed';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { algorithmOfEncryptedData, algorithmOfEncryptedKey, encryptionOf, macOf } from './pkcs12Protection';
import type { Pkcs12Protection } from './pkcs12Protection';
import { publicKeyOfPkcs8 } from './publicKeyOf';

/** One thing that a PKCS#12 shows without its password (RFC 7292 §4.2). */
export interface Pkcs12Bag {
  readonly type: 'certificate' | 'private-key' | 'encrypted-private-key';
  /** DER, as a view. */
  readonly contents: Uint8Array;
  /** Lower-case hex, the same on a key and on its certificate. */
  readonly localKeyId: string | null;
}

const mostBags = 256;

const bagTypes: Readonly<Record<string, Pkcs12Bag['type']>> = {
  [oid.certificateBag]: 'certificate',
  [oid.keyBag]: 'private-key',
  [oid.shroudedKeyBag]: 'encrypted-private-key',
};

/** Whether the fields of a SEQUENCE that starts with an INTEGER are those of a PKCS#12 (RFC 7292 §4). */
export function isPkcs12(fields: readonly DerValue[]): boolean {
  const [version, contentInfo] = fields;
  if (!version || contentInfo?.tag !== tags.sequence || contentsOf(version)[0] !== 3) return false;
  const [type] = childrenOf(contentInfo, 1);
  return (
    type?.tag === tags.objectIdentifier &&
    [oid.data, oid.signedData].some((id) => id === objectIdentifierOf(type))
  );
}

/** What the plain parts of a PKCS#12 hold; IGC-Santé's show their certificates this way. */
export function pkcs12Bags(der: Uint8Array): Pkcs12Bag[] {
  return contentInfosOf(der)
    .flatMap((contentInfo) => {
      const contents = dataOf(contentInfo);
      return contents ? childrenOf(contents, mostBags) : [];
    })
    .slice(0, mostBags)
    .flatMap(bagOf);
}

/** How the password protects a PKCS#12. */
export function pkcs12Protection(der: Uint8Array): Pkcs12Protection {
  const contents = contentInfosOf(der).flatMap((contentInfo) => algorithmOfEncryptedData(contentInfo) ?? []);
  const keys = pkcs12Bags(der).flatMap((bag) =>
    bag.type === 'encrypted-private-key' ? (algorithmOfEncryptedKey(bag.contents) ?? []) : [],
  );
  return {
    mac: macOf(childrenOf(readValue(der), 3)[2]),
    encryption: [
      ...contents.map((algorithm) => ({ of: 'contents', ...encryptionOf(algorithm) }) as const),
      ...keys.map((algorithm) => ({ of: 'private-key', ...encryptionOf(algorithm) }) as const),
    ],
  };
}

/** The ContentInfos of the AuthenticatedSafe; none where it is signed rather than under a password. */
export function contentInfosOf(der: Uint8Array): DerValue[] {
  const authenticatedSafe = dataOf(childrenOf(readValue(der), 3)[1]);
  return authenticatedSafe ? childrenOf(authenticatedSafe, mostBags) : [];
}

/** The value inside a ContentInfo of type `data` (RFC 5652 §4); null where it is encrypted. */
function dataOf(contentInfo: DerValue | undefined): DerValue | null {
  const [type, wrapper] = contentInfo ? childrenOf(contentInfo, 2) : [];
  if (type?.tag !== tags.objectIdentifier || objectIdentifierOf(type) !== oid.data || !wrapper) return null;
  const [octets] = childrenOf(wrapper, 1);
  return octets?.tag === tags.octetString ? readValue(octets.bytes, octets.contents, octets.end) : null;
}

function bagOf(bag: DerValue): Pkcs12Bag[] {
  const [identifier, wrapper, attributes] = childrenOf(bag, 3);
  const type =
    identifier?.tag === tags.objectIdentifier ? bagTypes[objectIdentifierOf(identifier)] : undefined;
  const [value] = wrapper ? childrenOf(wrapper, 1) : [];
  const contents = type === 'certificate' ? certificateOf(value) : value && encodingOf(value);
  return type && contents ? [{ type, contents, localKeyId: localKeyIdOf(attributes) }] : [];
}

function certificateOf(bag: DerValue | undefined): Uint8Array | undefined {
  const [type, wrapper] = bag ? childrenOf(bag, 2) : [];
  if (type?.tag !== tags.objectIdentifier || objectIdentifierOf(type) !== oid.x509Certificate)
    return undefined;
  const [octets] = wrapper?.tag === contextTag(0) ? childrenOf(wrapper, 1) : [];
  return octets?.tag === tags.octetString ? contentsOf(octets) : undefined;
}

function localKeyIdOf(attributes: DerValue | undefined): string | null {
  for (const attribute of attributes ? childrenOf(attributes, 8) : []) {
    const [type, values] = childrenOf(attribute, 2);
    if (type?.tag !== tags.objectIdentifier || objectIdentifierOf(type) !== oid.localKeyId || !values)
      continue;
    const [value] = childrenOf(values, 1);
    return value ? bytesToHex(contentsOf(value)) : null;
  }
  return null;
}

/**
 * DER SubjectPublicKeyInfo of a key of the bundle: its own where it is in clear, else that of the one certificate which
 * its localKeyID ties to it; null where neither can be read. `publicPkcs12` puts it in the place of a key in clear.
 */
export function publicKeyOfBag(
  key: Pkcs12Bag,
  bags: readonly Pkcs12Bag[],
  pointOf?: PointOf,
): Uint8Array | null {
  const publicKey = orMalformed(() => readPublicKeyOfBag(key, bags, pointOf));
  return publicKey && isMalformed(publicKey) ? null : publicKey;
}

function readPublicKeyOfBag(
  key: Pkcs12Bag,
  bags: readonly Pkcs12Bag[],
  pointOf?: PointOf,
): Uint8Array | null {
  if (key.type === 'private-key') {
    const fields = childrenOf(readValue(key.contents), 12);
    return fields[1]?.tag === tags.bitString ? key.contents : publicKeyOfPkcs8(fields, pointOf);
  }
  const [certificate, ...others] = bags.filter(
    ({ type, localKeyId }) => type === 'certificate' && localKeyId !== null && localKeyId === key.localKeyId,
  );
  return certificate && others.length === 0 ? readCertificate(certificate.contents).publicKey : null;
}
