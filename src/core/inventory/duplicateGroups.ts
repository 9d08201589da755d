import { holdsPrivateKey, keyIdentity, type KeyIdentity } from './keyIdentity';
import type { KeyMaterialIndex, Place } from './keyMaterialIndex';

/** A place of a private key. */
export interface KeyPlace extends Place {
  /** The certificate or request from which its identity was taken; null where it was read in the key itself. */
  readonly takenFrom: string | null;
}

/** The places that hold one private key, at least two, sorted by file and then as they stand in it. */
export interface DuplicateGroup {
  /** Key identity; null for encrypted keys known only to be the same bytes. */
  readonly spki: string | null;
  readonly places: readonly KeyPlace[];
}

/** Every private key that stands in more than one place, whatever its encodings. */
export function duplicateGroups(index: KeyMaterialIndex): DuplicateGroup[] {
  const keys = index.places().filter(({ material }) => holdsPrivateKey(material));
  const identities = identitiesOfBytes(index, keys);
  const groups = new Map<string, { spki: string | null; places: KeyPlace[] }>();
  for (const key of keys) {
    const { sha256 } = key.material;
    const identity = identities.get(sha256);
    const group = groups.get(identity?.spki ?? sha256) ?? { spki: identity?.spki ?? null, places: [] };
    group.places.push({ ...key, takenFrom: identity?.takenFrom ?? null });
    groups.set(identity?.spki ?? sha256, group);
  }
  return [...groups.values()].filter(({ places }) => places.length > 1);
}

/**
 * The identity of each key by the SHA-256 of its DER: what a certificate or request says of an encrypted key
 * holds for its copies elsewhere, and counts for nothing where two of them disagree.
 */
function identitiesOfBytes(index: KeyMaterialIndex, keys: readonly Place[]): Map<string, KeyIdentity> {
  const identities = new Map<string, KeyIdentity>();
  const disputed = new Set<string>();
  for (const key of keys) {
    const identity = keyIdentity(index, key);
    const { sha256 } = key.material;
    const known = identities.get(sha256);
    if (identity && known && known.spki !== identity.spki) disputed.add(sha256);
    if (identity && !known) identities.set(sha256, identity);
  }
  for (const sha256 of disputed) identities.delete(sha256);
  return identities;
}
