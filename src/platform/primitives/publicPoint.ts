import { createECDH, createPrivateKey, createPublicKey } from 'node:crypto';
import { objectIdentifiers as oid } from '../../core/pki/objectIdentifiers';

/** Names of curves in OpenSSL. */
const namedCurves: Readonly<Record<string, string>> = {
  [oid.p256]: 'prime256v1',
  [oid.p384]: 'secp384r1',
  [oid.p521]: 'secp521r1',
  [oid.secp256k1]: 'secp256k1',
};

/** PrivateKeyInfo (RFC 8410 §7) of each curve in front of its secret. */
const montgomeryAndEdwardsCurves: Readonly<Record<string, string>> = {
  [oid.x25519]: '302e020100300506032b656e04220420',
  [oid.x448]: '3046020100300506032b656f043a0438',
  [oid.ed25519]: '302e020100300506032b657004220420',
  [oid.ed448]: '3047020100300506032b6571043b0439',
};

/**
 * The public point of a secret on the curve of an object identifier, uncompressed (SEC 1 §2.3.3, RFC 7748, RFC 8032);
 * null for another curve, and for a secret that is not one of the curve.
 */
export function publicPoint(curve: string, secret: Uint8Array): Uint8Array | null {
  try {
    const name = namedCurves[curve];
    if (name !== undefined) return pointOn(name, secret);
    const prefix = montgomeryAndEdwardsCurves[curve];
    return prefix === undefined ? null : pointAfter(Buffer.from(prefix, 'hex'), secret);
  } catch {
    return null;
  }
}

function pointOn(curve: string, secret: Uint8Array): Uint8Array {
  const exchange = createECDH(curve);
  exchange.setPrivateKey(secret);
  return new Uint8Array(exchange.getPublicKey());
}

function pointAfter(prefix: Buffer, secret: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.concat([prefix, secret]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return new Uint8Array(spki.subarray(-secret.length));
}
