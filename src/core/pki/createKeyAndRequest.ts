import { contextTag, tags } from './der';
import {
  encode,
  encodeBitString,
  encodedNull,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from './derWriter';
import { encryptPrivateKey } from './encryptPrivateKey';
import { sha256Hex } from '../primitives/hash';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { pemText } from './pemText';

/** What to make a key and a certificate request for. */
export interface KeyAndRequestOptions {
  readonly subject: { readonly C: string; readonly O?: string; readonly OU?: string; readonly CN: string };
  /** Subject alternative names; other alphabets than ASCII are written as A-labels (RFC 5890). */
  readonly dnsNames: readonly string[];
  readonly bits: 2048 | 3072 | 4096;
  /** Null leaves the private key in clear. */
  readonly passphrase: string | null;
}

/** A new key and its request, ready to write. */
export interface KeyAndRequest {
  /** PKCS#8, encrypted unless the passphrase is null. */
  readonly privateKeyPem: string;
  /** PKCS#10. */
  readonly requestPem: string;
  /** Key identity: SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly spki: string;
}

const rsaWithSha256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1) };

/**
 * Makes an RSA key and a request signed by it, with the subject in the order C, O, OU, CN (DOMAIN B.2).
 *
 * @throws TypeError where a DNS name is no host name.
 */
export async function createKeyAndRequest(options: KeyAndRequestOptions): Promise<KeyAndRequest> {
  const { subject, dnsNames, bits, passphrase } = options;
  const keys = await crypto.subtle.generateKey({ ...rsaWithSha256, modulusLength: bits }, true, [
    'sign',
    'verify',
  ]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));

  const info = encodeSequence(encodeInteger(0), encodeName(subject), publicKey, encodeAttributes(dnsNames));
  const signature = await crypto.subtle.sign(rsaWithSha256.name, keys.privateKey, info);
  const algorithm = encodeSequence(encodeObjectIdentifier(oid.sha256WithRsa), encodedNull);
  const request = encodeSequence(info, algorithm, encodeBitString(new Uint8Array(signature)));

  return {
    privateKeyPem:
      passphrase === null
        ? pemText('PRIVATE KEY', privateKey)
        : pemText('ENCRYPTED PRIVATE KEY', await encryptPrivateKey(privateKey, passphrase)),
    requestPem: pemText('CERTIFICATE REQUEST', request),
    spki: sha256Hex(publicKey),
  };
}

function encodeName({ C, O, OU, CN }: KeyAndRequestOptions['subject']): Uint8Array {
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
