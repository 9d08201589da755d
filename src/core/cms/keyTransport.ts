import { contextTag, tags } from '../pki/der';
import { encode, encodedNull, encodeInteger, encodeObjectIdentifier, encodeSequence } from '../pki/derWriter';
import { cmsIdentifiers as cms } from './objectIdentifiers';
import { issuerAndSerialNumber, publicKeyOf } from './recipientKey';

/**
 * KeyTransRecipientInfo (RFC 5652 §6.2.1): the content key encrypted for an RSA certificate by RSAES-OAEP with
 * SHA-256 (RFC 3560), which openssl reads since 1.0.2.
 */
export async function transportedKey(
  certificate: Uint8Array,
  contentKey: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('spki', publicKeyOf(certificate), algorithm, false, ['encrypt']);
  const encrypted = await crypto.subtle.encrypt(algorithm, key, contentKey);
  return encodeSequence(
    encodeInteger(0),
    issuerAndSerialNumber(certificate),
    oaepWithSha256(),
    encode(tags.octetString, new Uint8Array(encrypted)),
  );
}

/** RSAES-OAEP-params (RFC 4055 §4.1). */
function oaepWithSha256(): Uint8Array {
  const hash = encodeSequence(encodeObjectIdentifier(cms.sha256), encodedNull);
  const mask = encodeSequence(encodeObjectIdentifier(cms.mgf1), hash);
  return encodeSequence(
    encodeObjectIdentifier(cms.rsaesOaep),
    encodeSequence(encode(contextTag(0), hash), encode(contextTag(1), mask)),
  );
}
