import { childrenOf, contextTag, encodingOf, readValue, tags } from '../pki/der';
import { encode, encodedNull, encodeInteger, encodeObjectIdentifier, encodeSequence } from '../pki/derWriter';
import type { KeyFormat } from '../pki/derStructure';
import { notSupported } from '../pki/encryption/refusal';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';

/**
 * A private key in clear as PrivateKeyInfo (RFC 5958 §2), whichever form it has.
 *
 * @throws RefusedError where it is of another kind than RSA, or a curve without a name.
 */
export function pkcs8Of(format: KeyFormat | undefined, der: Uint8Array): Uint8Array<ArrayBuffer> {
  if (format === 'PKCS#8') return new Uint8Array(der);
  if (format === 'PKCS#1')
    return wrapped(encodeSequence(encodeObjectIdentifier(oid.rsaEncryption), encodedNull), der);
  if (format !== 'SEC1') throw notSupported(format ?? 'PEM');
  const parameters = childrenOf(readValue(der), 4).find(({ tag }) => tag === contextTag(0));
  const [curve] = parameters ? childrenOf(parameters, 1) : [];
  if (curve?.tag !== tags.objectIdentifier) throw notSupported('EC');
  return wrapped(encodeSequence(encodeObjectIdentifier(oid.ecPublicKey), encodingOf(curve)), der);
}

function wrapped(algorithm: Uint8Array, key: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeSequence(encodeInteger(0), algorithm, encode(tags.octetString, key));
}
