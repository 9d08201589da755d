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
  const names = keys.map(({ material: { sha256 } }) => identities.get(sha256)?.spki ?? sha256);
  // Most keys have no copy, and a group for each would cost more than to look twice.
  const copied = repeated(names);
  const groups = new Map<string, { spki: string | null; places: KeyPlace[] }>();
  for (const [position, key] of keys.entries()) {
    const name = names[position] ?? '';
    if (!copied.has(name)) continue;
    const identity = identities.get(key.material.sha256);
    const group = groups.get(name) ?? { spki: identity?.spki ?? null, places: [] };
    group.places.push({ ...key, takenFrom: identity?.takenFrom ?? null });
    groups.set(name, group);
  }
  return [...groups.values()];
}

function repeated(names: readonly string[]): Set<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const name of names) (once.has(name) ? again : once).add(name);
  return again;
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
