import type { KeyDescription } from '../inspect/item';
import { childrenOf, contentsOf, objectIdentifierOf, readValue, required, tags } from './der';
import type { DerValue } from './der';
import { objectIdentifiers as oid } from './objectIdentifiers';

const curveNames: Readonly<Record<string, string>> = {
  [oid.p256]: 'P-256',
  [oid.p384]: 'P-384',
  [oid.p521]: 'P-521',
  [oid.secp256k1]: 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
};

const namedAlgorithms = {
  [oid.ed25519]: 'Ed25519',
  [oid.ed448]: 'Ed448',
  [oid.x25519]: 'X25519',
  [oid.x448]: 'X448',
} as const;

/**
 * Algorithm and strength of a DER SubjectPublicKeyInfo.
 *
 * @throws MalformedError where it is none.
 */
export function describeKey(spki: Uint8Array): KeyDescription {
  const root = readValue(spki);
  const [algorithm, bits] = childrenOf(root, 2);
  const [type, parameters] = childrenOf(required(algorithm, tags.sequence, root), 2);
  const name = objectIdentifierOf(required(type, tags.objectIdentifier, root));
  switch (name) {
    case oid.rsaEncryption:
    case oid.rsaPss:
      return { algorithm: 'RSA', bits: modulusBits(required(bits, tags.bitString, root)) };
    case oid.ecPublicKey: {
      const curve = parameters?.tag === tags.objectIdentifier ? objectIdentifierOf(parameters) : 'UNKNOWN';
      return { algorithm: 'EC', curve: curveNames[curve] ?? curve };
    }
    case oid.ed25519:
    case oid.ed448:
    case oid.x25519:
    case oid.x448:
      return { algorithm: namedAlgorithms[name] };
    default:
      return { algorithm: 'UNKNOWN' };
  }
}

function modulusBits(bits: DerValue): number {
  const key = readValue(bits.bytes, bits.contents + 1, bits.end);
  const modulus = contentsOf(required(childrenOf(key, 1)[0], tags.integer, key));
  const first = modulus.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (modulus.length - first) * 8 - (Math.clz32(modulus[first] ?? 0) - 24);
}
