import type { DerStructure } from '../pki/derStructure';
import { sha256Hex } from '../primitives/hash';
import { describeKey } from '../pki/keyDescription';
import type { InspectedKey } from './item';

/**
 * What can be told of a key without anything private of it.
 *
 * @throws MalformedError where its public part is malformed.
 */
export function inspectKey(
  kind: InspectedKey['kind'],
  { publicKey, format, encrypted }: Pick<DerStructure, 'publicKey' | 'format' | 'encrypted'>,
): InspectedKey {
  return {
    kind,
    spki: publicKey && sha256Hex(publicKey),
    ...(publicKey && { key: describeKey(publicKey) }),
    format: format ?? 'encrypted PEM',
    encrypted,
  };
}
