import { readCertificate } from '../pki/certificate';
import { encodingOf, tags } from '../pki/der';
import { encode, encodeSequence } from '../pki/derWriter';
import { describeKey } from '../pki/keyDescription';

const curves = ['P-256', 'P-384', 'P-521'] as const;

/** The curve of a certificate's key; null where it is no key for ECDH on a curve of WebCrypto. */
export function curveOf(certificate: Uint8Array): (typeof curves)[number] | null {
  const key = describeKey(readCertificate(certificate).publicKey);
  return key.algorithm === 'EC' ? (curves.find((curve) => curve === key.curve) ?? null) : null;
}

/** The IssuerAndSerialNumber that names a certificate (RFC 5652 §10.2.4). */
export function issuerAndSerialNumber(certificate: Uint8Array): Uint8Array {
  const { issuer, serial } = readCertificate(certificate);
  return encodeSequence(encodingOf(issuer), encode(tags.integer, serial));
}

/** The SubjectPublicKeyInfo of a certificate, for WebCrypto. */
export function publicKeyOf(certificate: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readCertificate(certificate).publicKey);
}
