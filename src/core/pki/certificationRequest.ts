import { childrenOf, contextTag, objectIdentifierOf, readValue, tags } from './der';
import {
  encode,
  encodeBitString,
  encodedNull,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from './derWriter';
import { notSupported } from './encryption/refusal';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** What a request asks for. */
export interface RequestContents {
  readonly subject: { readonly C?: string; readonly O?: string; readonly OU?: string; readonly CN: string };
  /** Subject alternative names; other alphabets than ASCII are written as A-labels (RFC 5890). */
  readonly dnsNames: readonly string[];
}

interface Signing {
  readonly imported:
    { readonly name: string; readonly hash: string } | { readonly name: string; readonly namedCurve: string };
  readonly signed: { readonly name: string; readonly hash: string };
  /** AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  /** Bytes of each half of an ECDSA signature; null for RSA. */
  readonly half: number | null;
}

const rsa: Signing = {
  imported: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  signed: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  algorithm: encodeSequence(encodeObjectIdentifier(oid.sha256WithRsa), encodedNull),
  half: null,
};

const curves: Readonly<Record<string, Signing>> = {
  [oid.p256]: ecdsa('P-256', 'SHA-256', oid.ecdsaWithSha256, 32),
  [oid.p384]: ecdsa('P-384', 'SHA-384', oid.ecdsaWithSha384, 48),
};

function ecdsa(namedCurve: string, hash: string, identifier: string, half: number): Signing {
  return {
    imported: { name: 'ECDSA', namedCurve },
    signed: { name: 'ECDSA', hash },
    algorithm: encodeSequence(encodeObjectIdentifier(identifier)),
    half,
  };
}

/**
 * A certification request (PKCS#10) of a key: `pkcs8` signs, `publicKey` (DER SubjectPublicKeyInfo) goes in. RSA, P-256 and
 * P-384.
 *
 * @throws TypeError where a DNS name is no host name.
 * @throws RefusedError where the key is of another kind.
 */
export async function certificationRequest(
  pkcs8: Uint8Array<ArrayBuffer>,
  publicKey: Uint8Array,
  { subject, dnsNames }: RequestContents,
): Promise<Uint8Array<ArrayBuffer>> {
  const { imported, signed, algorithm, half } = signingOf(publicKey);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, imported, false, ['sign']);
  const info = encodeSequence(encodeInteger(0), encodeName(subject), publicKey, encodeAttributes(dnsNames));
  const signature = new Uint8Array(await crypto.subtle.sign(signed, key, info));
  const value = half === null ? signature : encodeSequence(...halves(signature, half));
  return encodeSequence(info, algorithm, encodeBitString(value));
}

function signingOf(publicKey: Uint8Array): Signing {
  const [algorithm] = childrenOf(readValue(publicKey), 1);
  const [type, parameters] = algorithm ? childrenOf(algorithm, 2) : [];
  const name = type ? objectIdentifierOf(type) : '';
  if (name === oid.rsaEncryption) return rsa;
  const curve = parameters?.tag === tags.objectIdentifier ? objectIdentifierOf(parameters) : name;
  const signing = curves[curve];
  if (name !== oid.ecPublicKey || !signing) throw notSupported(curve);
  return signing;
}

/** The two INTEGERs of an ECDSA signature (RFC 3279 §2.2.3), from the fixed-length halves of WebCrypto. */
function halves(signature: Uint8Array, half: number): Uint8Array[] {
  return [signature.subarray(0, half), signature.subarray(half)].map((bytes) => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const digits = bytes.subarray(start < 0 ? bytes.length - 1 : start);
    return encode(tags.integer, ...((digits[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), digits);
  });
}

function encodeName({ C, O, OU, CN }: RequestContents['subject']): Uint8Array {
  return encodeSequence(
    ...encodeAttribute(oid.countryName, tags.printableString, C),
    ...encodeAttribute(oid.organizationName, tags.utf8String, O),
    ...encodeAttribute(oid.organizationalUnitName, tags.utf8String, OU),
    ...encodeAttribute(oid.commonName, tags.utf8String, CN),
  );
}

function encodeAttribute(type: string, tag: number, text: string | undefined): Uint8Array[] {
  if (text === undefined) return [];
  const value = encode(tag, new TextEncoder().encode(text));
  return [encode(tags.set, encodeSequence(encodeObjectIdentifier(type), value))];
}

/** The attributes of a request (RFC 2986 §4.1): an extensionRequest with the names, or none. */
function encodeAttributes(dnsNames: readonly string[]): Uint8Array {
  if (dnsNames.length === 0) return encode(contextTag(0));
  const names = dnsNames.map((name) =>
    encode(contextTag(2, false), new TextEncoder().encode(asciiName(name))),
  );
  const extension = encodeSequence(
    encodeObjectIdentifier(oid.subjectAltName),
    encode(tags.octetString, encodeSequence(...names)),
  );
  return encode(
    contextTag(0),
    encodeSequence(encodeObjectIdentifier(oid.extensionRequest), encode(tags.set, encodeSequence(extension))),
  );
}

function asciiName(name: string): string {
  return new URL(`https://${name}`).hostname;
}
