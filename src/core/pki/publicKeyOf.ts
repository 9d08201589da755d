import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { ed448, x448 } from '@noble/curves/ed448.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { childrenOf, contentsOf, contextTag, encodingOf, objectIdentifierOf, readValue, tags } from './der';
import type { DerValue } from './der';
import { encodeBitString, encodedNull, encodeObjectIdentifier, encodeSequence } from './derWriter';
import { objectIdentifiers as oid } from './objectIdentifiers';

type PublicPoint = (secret: Uint8Array) => Uint8Array;

const namedCurves: Readonly<Record<string, PublicPoint>> = {
  [oid.p256]: (secret) => p256.getPublicKey(secret, false),
  [oid.p384]: (secret) => p384.getPublicKey(secret, false),
  [oid.p521]: (secret) => p521.getPublicKey(secret, false),
  [oid.secp256k1]: (secret) => secp256k1.getPublicKey(secret, false),
};

const montgomeryAndEdwardsCurves: Readonly<Record<string, PublicPoint>> = {
  [oid.ed25519]: (secret) => ed25519.getPublicKey(secret),
  [oid.ed448]: (secret) => ed448.getPublicKey(secret),
  [oid.x25519]: (secret) => x25519.getPublicKey(secret),
  [oid.x448]: (secret) => x448.getPublicKey(secret),
};

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
export function publicKeyOfSec1(fields: readonly DerValue[], curve = curveOf(fields)): Uint8Array | null {
  const [, secret] = fields;
  if (!curve || !secret) return null;
  const point = embeddedPoint(fields) ?? computedPoint(namedCurves[objectIdentifierOf(curve)], secret);
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
export function publicKeyOfPkcs8(fields: readonly DerValue[]): Uint8Array | null {
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
    return publicKeyOfSec1(key, parameters?.tag === tags.objectIdentifier ? parameters : null);
  }
  const curve = montgomeryAndEdwardsCurves[name];
  if (!curve) return null;
  const point = computedPoint(curve, readValue(wrapper.bytes, wrapper.contents, wrapper.end));
  return point && encodeSequence(encodingOf(algorithm), encodeBitString(point));
}

/** The public point of a secret; null for a secret that is not one of the curve. */
function computedPoint(curve: PublicPoint | undefined, secret: DerValue): Uint8Array | null {
  try {
    return curve?.(contentsOf(secret)) ?? null;
  } catch {
    return null;
  }
}
