import type { PointOf } from './boundedPoints';
import { hexToBytes } from '@noble/hashes/utils.js';
import { childrenOf, encodingOf, readValue, tags } from './der';
import type { DerValue } from './der';
import { encode, encodedNull, encodeInteger, encodeObjectIdentifier, encodeSequence } from './derWriter';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { contentInfosOf, pkcs12Bags, publicKeyOfBag } from './pkcs12';
import type { Pkcs12Bag } from './pkcs12';
import { algorithmOfEncryptedData, algorithmOfEncryptedKey } from './pkcs12Protection';

const empty = new Uint8Array();

/**
 * What a PKCS#12 shows without its password, as a PKCS#12 that can be kept: its certificates in clear, and how the rest
 * is protected. Nothing that is encrypted stays, nor the MAC; the public key stands where a key in clear stood.
 *
 * @throws MalformedError where it is malformed.
 */
export function publicPkcs12(der: Uint8Array, pointOf?: PointOf): Uint8Array {
  const bags = pkcs12Bags(der);
  const encrypted = contentInfosOf(der).flatMap((contentInfo) => algorithmOfEncryptedData(contentInfo) ?? []);
  const [, , macData] = childrenOf(readValue(der), 3);
  return encodeSequence(
    encodeInteger(3),
    data(
      encodeSequence(
        data(encodeSequence(...bags.map((bag) => publicBag(bag, bags, pointOf)))),
        ...encrypted.map(withoutContents),
      ),
    ),
    ...(macData?.tag === tags.sequence ? [withoutDigest(macData)] : []),
  );
}

function data(contents: Uint8Array): Uint8Array {
  return encodeSequence(encodeObjectIdentifier(oid.data), encode(0xa0, encode(tags.octetString, contents)));
}

function publicBag(bag: Pkcs12Bag, bags: readonly Pkcs12Bag[], pointOf?: PointOf): Uint8Array {
  const attributes = bag.localKeyId === null ? [] : [encode(tags.set, localKeyIdAttribute(bag.localKeyId))];
  return encodeSequence(
    encodeObjectIdentifier(bagTypes[bag.type]),
    encode(0xa0, publicContents(bag, bags, pointOf)),
    ...attributes,
  );
}

const bagTypes: Readonly<Record<Pkcs12Bag['type'], string>> = {
  certificate: oid.certificateBag,
  'private-key': oid.keyBag,
  'encrypted-private-key': oid.shroudedKeyBag,
};

function publicContents(bag: Pkcs12Bag, bags: readonly Pkcs12Bag[], pointOf?: PointOf): Uint8Array {
  switch (bag.type) {
    case 'certificate':
      return encodeSequence(
        encodeObjectIdentifier(oid.x509Certificate),
        encode(0xa0, encode(tags.octetString, bag.contents)),
      );
    case 'private-key':
      return publicKeyOfBag(bag, bags, pointOf) ?? encodeSequence();
    case 'encrypted-private-key': {
      const algorithm = algorithmOfEncryptedKey(bag.contents);
      return encodeSequence(algorithm ? encodingOf(algorithm) : empty, encode(tags.octetString));
    }
  }
}

function localKeyIdAttribute(localKeyId: string): Uint8Array {
  return encodeSequence(
    encodeObjectIdentifier(oid.localKeyId),
    encode(tags.set, encode(tags.octetString, hexToBytes(localKeyId))),
  );
}

function withoutContents(algorithm: DerValue): Uint8Array {
  const content = encodeSequence(encodeObjectIdentifier(oid.data), encodingOf(algorithm));
  return encodeSequence(
    encodeObjectIdentifier(oid.encryptedData),
    encode(0xa0, encodeSequence(encodeInteger(0), content)),
  );
}

function withoutDigest(macData: DerValue): Uint8Array {
  const [digestInfo, , iterations] = childrenOf(macData, 3);
  const [algorithm] = digestInfo?.tag === tags.sequence ? childrenOf(digestInfo, 1) : [];
  return encodeSequence(
    encodeSequence(only(tags.sequence, algorithm), encode(tags.octetString)),
    encode(tags.octetString),
    iterations ? only(tags.integer, iterations, encodedNull) : empty,
  );
}

/** A field of that type as it is; what stands in its place may be what has to go. */
function only(tag: number, field: DerValue | undefined, otherwise: Uint8Array = empty): Uint8Array {
  return field?.tag === tag ? encodingOf(field) : otherwise;
}
