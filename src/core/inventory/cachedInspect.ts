import type { Authority } from '../igc/authorities';
import { inspectDer } from '../inspect/inspect';
import type { InspectedItem } from '../inspect/item';
import type { KeyMaterialKind } from '../pki/keyMaterial';
import type { Inspect } from './entryMaterial';

/** Certificates and requests of one key are few; a server that runs for months sees many. */
const mostInspected = 5000;

/** Full decoding against `authorities`, each certificate, request or container once. */
export function cachedInspect(authorities: readonly Authority[]): Inspect {
  const known = new Map<string, Promise<InspectedItem>>();
  return ({ kind, der, sha256 }) => {
    if (der === null) return Promise.resolve(null);
    const item = known.get(sha256) ?? inspected(kind, der, sha256, authorities);
    if (known.size >= mostInspected) known.clear();
    known.set(sha256, item);
    return item;
  };
}

/** Of a PKCS#12 only the public part is kept, and the SHA-256 of the whole. */
async function inspected(
  kind: KeyMaterialKind,
  der: Uint8Array,
  sha256: string,
  authorities: readonly Authority[],
): Promise<InspectedItem> {
  return { ...(await inspectDer(kind, der, authorities)), sha256 };
}
