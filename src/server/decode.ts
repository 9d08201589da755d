import type { Authority } from '../core/igc/authorities';
import { cachedInspect } from '../core/inventory/cachedInspect';
import { inspectFile } from '../core/inspect/inspect';
import type { InspectedItem } from '../core/inspect/item';
import type { Inspect } from '../core/inventory/entryMaterial';
import type { KeyMaterial } from '../core/pki/keyMaterial';
import type { Unreadable } from '../core/workspace';

const mostRemembered = 500;

/** The full decoding of key material, each thing once. */
export interface Decoder {
  /** What the index kept the DER of. */
  readonly inspect: Inspect;
  /** Anything; `read` gives the whole file of what holds a private key, of which no DER is kept. */
  decode(material: KeyMaterial, read: () => Promise<Uint8Array | Unreadable>): Promise<InspectedItem | null>;
  /** Everything in a file. */
  decodeFile(bytes: Uint8Array): Promise<readonly InspectedItem[]>;
}

/** A decoder that knows `authorities`. */
export function decoder(authorities: readonly Authority[]): Decoder {
  const inspect = cachedInspect(authorities);
  const remembered = new Map<string, InspectedItem>();
  const decodeFile = (bytes: Uint8Array) => inspectFile(bytes, authorities);
  return {
    inspect,
    decodeFile,
    async decode(material, read) {
      const known = material.der === null ? remembered.get(material.sha256) : await inspect(material);
      if (known) return { ...known, range: material.range };
      const bytes = await read();
      if (!(bytes instanceof Uint8Array)) return null;
      const item = (await decodeFile(bytes)).find((each) => isOf(each, material));
      if (item === undefined) return null;
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(material.sha256, item);
      return { ...item, range: material.range };
    },
  };
}

/** Whether `item` is what `material` became; an unsaved edit may have moved it, unless only its place tells. */
function isOf({ kind, spki, range }: InspectedItem, material: KeyMaterial): boolean {
  if (kind !== material.kind || spki !== material.spki) return false;
  return spki !== null || range?.start.line === material.range.start.line;
}
