import { bytesToHex } from '@noble/hashes/utils.js';
import { derOfBer } from './ber';
import {
  childrenOf,
  contentsOf,
  contextTag,
  encodingOf,
  objectIdentifierOf,
  readValue,
  required,
  tags,
} from './der';
import type { DerValue } from './der';
import { RefusedError } from './encryption/refusal';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** One bag of a PKCS#12, still encrypted where it is (RFC 7292 §4.2). */
export interface SafeBag {
  readonly type: 'certificate' | 'private-key' | 'encrypted-private-key';
  /** DER: the certificate, the PrivateKeyInfo or the EncryptedPrivateKeyInfo. */
  readonly contents: Uint8Array;
  readonly friendlyName: string | null;
  /** Lower-case hex. */
  readonly localKeyId: string | null;
}

/** Counts the bags of one file as they are read. */
export interface BagCount {
  bags: number;
}

const mostBags = 256;
const deepest = 8;
const mostAttributes = 16;
const longestName = 1024;

/**
 * The certificates and keys of a SafeContents, those of nested ones included; other bags are left out.
 *
 * @throws MalformedError where it is malformed.
 * @throws RefusedError where it holds or nests more than any honest file.
 */
export function safeBags(contents: Uint8Array, counted: BagCount): SafeBag[] {
  return bagsOf(readValue(derOfBer(contents)), counted, 0);
}

function bagsOf(list: DerValue, counted: BagCount, depth: number): SafeBag[] {
  if (depth > deepest) throw tooMany();
  return childrenOf(required(list, tags.sequence, list), mostBags + 1).flatMap((bag) => {
    if (++counted.bags > mostBags) throw tooMany();
    const [identifier, wrapper, attributes] = childrenOf(bag, 3);
    const type = objectIdentifierOf(required(identifier, tags.objectIdentifier, bag));
    const [value] = childrenOf(required(wrapper, contextTag(0), bag), 1);
    if (!value) return [];
    if (type === oid.safeContentsBag) return bagsOf(value, counted, depth + 1);
    const read = contentsOfBag(type, value);
    return read ? [{ ...read, ...namesOf(attributes) }] : [];
  });
}

function contentsOfBag(type: string, value: DerValue): Pick<SafeBag, 'type' | 'contents'> | null {
  switch (type) {
    case oid.keyBag:
      return { type: 'private-key', contents: encodingOf(value) };
    case oid.shroudedKeyBag:
      return { type: 'encrypted-private-key', contents: encodingOf(value) };
    case oid.certificateBag: {
      const [form, wrapper] = childrenOf(value, 2);
      if (objectIdentifierOf(required(form, tags.objectIdentifier, value)) !== oid.x509Certificate)
        return null;
      const [octets] = childrenOf(required(wrapper, contextTag(0), value), 1);
      return { type: 'certificate', contents: contentsOf(required(octets, tags.octetString, value)) };
    }
    default:
      return null;
  }
}

function namesOf(attributes: DerValue | undefined): Pick<SafeBag, 'friendlyName' | 'localKeyId'> {
  const values = new Map<string, Uint8Array>();
  for (const attribute of attributes ? childrenOf(attributes, mostAttributes) : []) {
    const [type, set] = childrenOf(attribute, 2);
    const [value] = set ? childrenOf(set, 1) : [];
    if (type?.tag === tags.objectIdentifier && value)
      values.set(objectIdentifierOf(type), contentsOf(value).subarray(0, longestName));
  }
  const name = values.get(oid.friendlyName);
  const id = values.get(oid.localKeyId);
  return {
    friendlyName: name ? new TextDecoder('utf-16be').decode(name) : null,
    localKeyId: id ? bytesToHex(id) : null,
  };
}

function tooMany(): RefusedError {
  return new RefusedError('out-of-bounds', {
    en: `This PKCS#12 holds over ${mostBags} things, or nests them over ${deepest} deep: it is not opened.`,
    fr: `Ce PKCS#12 contient plus de ${mostBags} objets, ou les emboîte sur plus de ${deepest} niveaux : il n’est pas ouvert.`,
  });
}
