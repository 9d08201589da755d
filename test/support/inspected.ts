import assert from 'node:assert/strict';
import { inspectFile } from '../../src/core/inspect/inspect';
import type { InspectedItem } from '../../src/core/inspect/item';

/** Everything in a file, with no authority known. */
export async function inspect(file: string | Uint8Array): Promise<readonly InspectedItem[]> {
  return await inspectFile(typeof file === 'string' ? new TextEncoder().encode(file) : file, []);
}

/** The only item of a file, of that kind. */
export async function only<K extends InspectedItem['kind']>(file: string | Uint8Array, kind: K) {
  const [item, ...others] = await inspect(file);
  assert.deepEqual(others, []);
  assert.equal(item?.kind, kind, JSON.stringify(item));
  return item as InspectedItem & { kind: K };
}
