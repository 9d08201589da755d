import { childrenOf, contentsOf, contextTag, encodingOf, objectIdentifierOf, readValue, tags } from './der';
import type { DerValue } from './der';
import { encodeBitString, encodedNull, encodeObjectIdentifier, encodeSequence } from './derWriter';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { publicPoint } from '../primitives/publicPoint';

const rsaAlgorithm = encodeSequence(encodeObjectIdentifier(oid.rsaEncryption), encodedNull);
const ecAlgorithm = encodeObjectIdentifier(oid.ecPublicKey);

/** SubjectPublicKeyInfo of an RSA key from its modulus and exponent (RFC 8017 §A.1). */
export function publicKeyOfPkcs1(
  modulus: DerValue | undefined,
  exponent: DerValue | undefined,
): Uint8Array | null {
  return modulus && exponent ? rsaPublicKey(rsaAlgorithm, modulus, exponent) : null;
}

function rsaPublicKey(algorithm: Uint8Array, modulus: DerValue, exponent: DerValue): Uint8Array {
  return encodeSequence(
    algorithm,
    encodeBitString(encodeSequence(encodingOf(modulus), encodingOf(exponent))),
  );
}

/** SubjectPublicKeyInfo of an ECPrivateKey (RFC 5915 §3); null for a curve without a name or not known here. */
export function publicKeyOfSec1(
  fields: readonly DerValue[],
  pointOf = publicPoint,
  curve = curveOf(fields),
): Uint8Array | null {
  const [, secret] = fields;
  if (!curve || !secret) return null;
  const point = embeddedPoint(fields) ?? pointOf(objectIdentifierOf(curve), contentsOf(secret));
  return point && encodeSequence(encodeSequence(ecAlgorithm, encodingOf(curve)), encodeBitString(point));
}

function curveOf(fields: readonly DerValue[]): DerValue | null {
  const parameters = fields.find(({ tag }) => tag === contextTag(0));
  const [curve] = parameters ? childrenOf(parameters, 1) : [];
  return curve?.tag === tags.objectIdentifier ? curve : null;
}

function embeddedPoint(fields: readonly DerValue[]): Uint8Array | null {
  const wrapper = fields.find(({ tag }) => tag === contextTag(1));
  const [point] = wrapper ? childrenOf(wrapper, 1) : [];
  return point?.tag === tags.bitString ? contentsOf(point).subarray(1) : null;
}

/** SubjectPublicKeyInfo of a PrivateKeyInfo (RFC 5958 §2), its algorithm taken as it stands. */
export function publicKeyOfPkcs8(fields: readonly DerValue[], pointOf = publicPoint): Uint8Array | null {
  const [, algorithm, wrapper] = fields;
  const [identifier, parameters] = algorithm ? childrenOf(algorithm, 2) : [];
  if (!algorithm || !wrapper || identifier?.tag !== tags.objectIdentifier) return null;
  const name = objectIdentifierOf(identifier);
  if (name === oid.rsaEncryption || name === oid.rsaPss) {
    const [, modulus, exponent] = childrenOf(readValue(wrapper.bytes, wrapper.contents, wrapper.end), 3);
    return modulus && exponent ? rsaPublicKey(encodingOf(algorithm), modulus, exponent) : null;
  }
  if (name === oid.ecPublicKey) {
    const key = childrenOf(readValue(wrapper.bytes, wrapper.contents, wrapper.end), 4);
    return publicKeyOfSec1(key, pointOf, parameters?.tag === tags.objectIdentifier ? parameters : null);
  }
  const secret = readValue(wrapper.bytes, wrapper.contents, wrapper.end);
  const point = pointOf(name, contentsOf(secret));
  return point && encodeSequence(encodingOf(algorithm), encodeBitString(point));
}
