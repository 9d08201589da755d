import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { ed448, x448 } from '@noble/curves/ed448.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';

const curves: Readonly<Record<string, (secret: Uint8Array) => Uint8Array>> = {
  [oid.p256]: (secret) => p256.getPublicKey(secret, false),
  [oid.p384]: (secret) => p384.getPublicKey(secret, false),
  [oid.p521]: (secret) => p521.getPublicKey(secret, false),
  [oid.secp256k1]: (secret) => secp256k1.getPublicKey(secret, false),
  [oid.ed25519]: (secret) => ed25519.getPublicKey(secret),
  [oid.ed448]: (secret) => ed448.getPublicKey(secret),
  [oid.x25519]: (secret) => x25519.getPublicKey(secret),
  [oid.x448]: (secret) => x448.getPublicKey(secret),
};

/**
 * The public point of a secret on the curve of an object identifier, uncompressed (SEC 1 §2.3.3, RFC 7748, RFC 8032);
 * null for another curve, and for a secret that is not one of the curve.
 */
export function publicPoint(curve: string, secret: Uint8Array): Uint8Array | null {
  try {
    return curves[curve]?.(secret) ?? null;
  } catch {
    return null;
  }
}
