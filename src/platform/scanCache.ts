import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileFacts } from '../core/inventory/fileFacts';
import { sha256Hex } from './primitives/hash';
import type { ReadingOptions } from './readFiles';
import { unknownStamps, type Stamps } from './stamps';

/** Where what a scan read survives the process. */
export interface ScanCache {
  /** Absolute path of the file, in a folder of the user's own. */
  readonly file: string;
  /** Changes whenever the same files would be read otherwise, as by another version. */
  readonly key: string;
  /** Whether files with key material are read again all the same, because their certificates are asked for in full. */
  readonly readsMaterialAgain: boolean;
}

/** The cache in the folder `storage` of what `script` reads with some options, as long as the script stays the same. */
export function scanCache(storage: string, script: string, reading: ReadingOptions): ScanCache {
  const read = JSON.stringify(reading);
  return {
    file: join(storage, `${sha256Hex(Buffer.from(read)).slice(0, 32)}.scan`),
    // Some installers give all files the same date.
    key: JSON.stringify([read, sha256Hex(readFileSync(script))]),
    readsMaterialAgain: !reading.keysOnly,
  };
}

/**
 * The files that a scan read, folder after folder: what each is recognised by, and what it holds.
 *
 * Of key material it has the places and the identities (SHA-256), nothing that could be used as a key, and no certificate.
 */
export interface ScannedFiles {
  readonly folders: readonly { readonly path: string; readonly count: number }[];
  /** The name of each file. */
  readonly names: readonly string[];
  readonly stamps: Stamps;
  /** By the position of the file. */
  readonly facts: ReadonlyMap<number, FileFacts>;
}

/** Of a folder that was never scanned. */
export const nothingScanned: ScannedFiles = {
  folders: [],
  names: [],
  stamps: unknownStamps(0),
  facts: new Map(),
};

/** What stands in the file in front of the stamps; `names` are separated by `/`, which no name holds. */
interface Head {
  readonly key: string;
  readonly folders: ScannedFiles['folders'];
  readonly names: string;
  readonly facts: readonly (readonly [number, FileFacts])[];
}

/** What `saveScan` wrote; nothing where there is no such file, where it was made otherwise or cannot be read. */
export function loadScan({ file, key }: ScanCache): ScannedFiles {
  try {
    const content = readFileSync(file);
    const stampsStart = content.readUInt32LE(0);
    const head = JSON.parse(content.toString('utf8', 4, stampsStart)) as Head;
    const names = head.names === '' ? [] : head.names.split('/');
    const stamps = new Float64Array(Uint8Array.from(content.subarray(stampsStart)).buffer);
    const isWhole = head.key === key && stamps.length === unknownStamps(names.length).length;
    return isWhole ? { folders: head.folders, names, stamps, facts: new Map(head.facts) } : nothingScanned;
  } catch {
    return nothingScanned;
  }
}

/** Writes the file whole or not at all; a cache that cannot be written is done without. */
export function saveScan({ file, key }: ScanCache, { folders, names, stamps, facts }: ScannedFiles): void {
  const head: Head = {
    key,
    folders,
    names: names.join('/'),
    facts: Array.from(facts, ([position, each]) => [position, withoutBytes(each)]),
  };
  const json = Buffer.from(JSON.stringify(head));
  const start = Buffer.alloc(4);
  start.writeUInt32LE(4 + json.length);
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([start, json, new Uint8Array(stamps.buffer)]), { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    if (existsSync(draft)) rmSync(draft);
  }
}

function withoutBytes(facts: FileFacts): FileFacts {
  return { ...facts, material: facts.material.map((each) => ({ ...each, der: null })) };
}
