import { encode, encodeInteger, encodeObjectIdentifier, encodeSequence } from '../../src/core/pki/derWriter';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What a crafted certificate may differ in; its signature never holds. */
export interface Craft {
  /** The attributes of the subject, encoded one after the other. */
  readonly subject?: Uint8Array;
  /** The extensions, encoded one after the other. */
  readonly extensions?: Uint8Array;
  /** UTCTime. */
  readonly notBefore?: string;
  /** UTCTime. */
  readonly notAfter?: string;
}

/** A certificate that no tool would make. */
export function craftCertificate(craft: Craft): Uint8Array {
  const { subject = new Uint8Array(), extensions = new Uint8Array() } = craft;
  const { notBefore = '260101000000Z', notAfter = '270101000000Z' } = craft;
  const algorithm = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.1.11'));
  const keyAlgorithm = encodeSequence(encodeObjectIdentifier('1.3.101.112'));
  const body = encodeSequence(
    encode(0xa0, encodeInteger(2)),
    encodeInteger(1),
    algorithm,
    encodeSequence(),
    encodeSequence(encode(0x17, bytesOf(notBefore)), encode(0x17, bytesOf(notAfter))),
    encodeSequence(subject),
    encodeSequence(keyAlgorithm, encode(0x03, new Uint8Array(33))),
    encode(0xa3, encodeSequence(extensions)),
  );
  return encodeSequence(body, algorithm, encode(0x03, new Uint8Array(65)));
}

/** An Extension (RFC 5280 §4.1) that is not critical. */
export function craftExtension(oid: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeObjectIdentifier(oid), encode(0x04, value));
}

/** A RelativeDistinguishedName with one common name, its value encoded. */
export function craftCommonName(value: Uint8Array): Uint8Array {
  return encode(0x31, encodeSequence(encodeObjectIdentifier('2.5.4.3'), value));
}

/** One bag of a crafted PKCS#12. */
export interface CraftBag {
  readonly type: 'certificate' | 'encrypted-private-key';
  readonly contents: Uint8Array;
  readonly localKeyId?: number;
}

/** A PKCS#12 with its bags in clear (RFC 7292), and its MacData where it has one. */
export function craftPkcs12(bags: readonly CraftBag[], ...macData: readonly Uint8Array[]): Uint8Array {
  const contents = data(encodeSequence(data(encodeSequence(...bags.map(bagOf)))));
  return encodeSequence(encodeInteger(3), contents, ...macData);
}

function data(contents: Uint8Array): Uint8Array {
  return encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.7.1'), encode(0xa0, encode(0x04, contents)));
}

function bagOf({ type, contents, localKeyId }: CraftBag): Uint8Array {
  const isCertificate = type === 'certificate';
  const value = isCertificate
    ? encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.9.22.1'), encode(0xa0, encode(0x04, contents)))
    : contents;
  return encodeSequence(
    encodeObjectIdentifier(`1.2.840.113549.1.12.10.1.${isCertificate ? 3 : 2}`),
    encode(0xa0, value),
    ...(localKeyId === undefined ? [] : [encode(0x31, localKeyIdOf(localKeyId))]),
  );
}

function localKeyIdOf(id: number): Uint8Array {
  const value = encode(0x31, encode(0x04, Uint8Array.of(id)));
  return encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.9.21'), value);
}
