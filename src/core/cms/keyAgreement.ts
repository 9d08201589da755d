import { contextTag, tags } from '../pki/der';
import {
  encode,
  encodeBitString,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../pki/derWriter';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';
import { cmsIdentifiers as cms } from './objectIdentifiers';
import { curveOf, issuerAndSerialNumber, publicKeyOf } from './recipientKey';

/**
 * KeyAgreeRecipientInfo (RFC 5652 §6.2.2): the content key wrapped by one that a key made for this envelope and
 * the EC key of the certificate agree on (ephemeral-static ECDH, RFC 5753 §3.1).
 *
 * @throws TypeError where the certificate's key is on no curve of WebCrypto.
 */
export async function agreedKey(
  certificate: Uint8Array,
  contentKey: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const namedCurve = curveOf(certificate);
  if (namedCurve === null) throw new TypeError('No elliptic curve of WebCrypto');
  const algorithm = { name: 'ECDH', namedCurve };
  const theirs = await crypto.subtle.importKey('spki', publicKeyOf(certificate), algorithm, false, []);
  const ours = await crypto.subtle.generateKey(algorithm, true, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: theirs },
    ours.privateKey,
    coordinateBits[namedCurve],
  );
  const wrap = encodeSequence(encodeObjectIdentifier(cms.aes256Wrap));
  const wrapped = await wrapKey(contentKey, await derivedKey(new Uint8Array(shared), wrap));
  const ourPoint = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey));
  const originator = encode(
    contextTag(1),
    encodeSequence(encodeObjectIdentifier(oid.ecPublicKey)),
    encodeBitString(ourPoint),
  );
  return encode(
    contextTag(1),
    encodeInteger(3),
    encode(contextTag(0), originator),
    encodeSequence(encodeObjectIdentifier(cms.ecdhSha256Kdf), wrap),
    encodeSequence(encodeSequence(issuerAndSerialNumber(certificate), encode(tags.octetString, wrapped))),
  );
}

/** The shared secret is a coordinate, whole bytes of it (SEC 1 §3.3.1). */
const coordinateBits = { 'P-256': 256, 'P-384': 384, 'P-521': 528 } as const;

/** The key derivation of ANSI X9.63 with SHA-256, whose one block is the whole key (RFC 5753 §7.2). */
async function derivedKey(shared: Uint8Array, wrap: Uint8Array): Promise<ArrayBuffer> {
  const bitsOfKey = Uint8Array.of(0, 0, 1, 0);
  const info = encodeSequence(wrap, encode(contextTag(2), encode(tags.octetString, bitsOfKey)));
  return await crypto.subtle.digest('SHA-256', new Uint8Array([...shared, 0, 0, 0, 1, ...info]));
}

async function wrapKey(contentKey: Uint8Array<ArrayBuffer>, by: ArrayBuffer): Promise<Uint8Array> {
  const wrappingKey = await crypto.subtle.importKey('raw', by, 'AES-KW', false, ['wrapKey']);
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-CBC', true, ['encrypt']);
  return new Uint8Array(await crypto.subtle.wrapKey('raw', key, wrappingKey, 'AES-KW'));
}
