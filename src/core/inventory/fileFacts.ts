import type { KeyMaterial } from '../pki/keyMaterial';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import type { SourceFile } from './sourceFile';

/** What the one reading of a file tells: plain data, which can cross from a thread to another. */
export interface FileFacts {
  readonly material: readonly KeyMaterial[];
  readonly source: SourceFile | null;
  /** The content of a configuration, which is parsed where it is needed; null for any other file. */
  readonly configuration: Uint8Array | null;
}

/** Reads what the rules on sources say of a file (`sourceFile`); null where key material is all that is asked for. */
export type ReadSource = ((path: string, bytes: Uint8Array) => SourceFile | null) | null;

/** Reads a file, whose `bytes` may be reused afterwards; null where it holds nothing that we know of. */
export function fileFacts(
  path: string,
  bytes: Uint8Array,
  isConfiguration: boolean,
  readSource: ReadSource,
): FileFacts | null {
  const material = readKeyMaterial(bytes);
  if (isConfiguration) return { material, source: null, configuration: Uint8Array.from(bytes) };
  const source = readSource?.(path, bytes) ?? null;
  return material.length > 0 || source !== null ? { material, source, configuration: null } : null;
}
