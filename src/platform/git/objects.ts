import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileReader } from '../fileReader';
import { inflated, Pack, type ObjectType } from './pack';
import { applyDelta } from './packDelta';
import { placeNamed, smallText, type Repository } from './repository';

/** An object of git. */
export interface GitObject {
  readonly type: ObjectType;
  readonly content: Buffer;
}

/** Trees and commits have far less. */
const largestObject = 8 * 1024 * 1024;
/** Of one object, in bytes. */
const largestDeltas = 8 * 1024 * 1024;
/** Read by one asker: crafted objects are small until they are unpacked. */
const mostBytes = 128 * 1024 * 1024;
const longestChain = 300;
const mostPacks = 500;
const mostAlternates = 10;

/** The objects of a repository: loose ones, packs, and the stores that it borrows from. To be closed after use. */
export class GitObjects {
  private readonly folders: string[] = [];
  private packs: Pack[] | null = null;
  private left = mostBytes;

  constructor(private readonly repository: Repository) {
    this.addFolder(join(repository.commonFolder, 'objects'));
  }

  /** Whether there is an object of that name (lower-case hex). */
  has(id: string): boolean {
    const bytes = this.bytesOf(id);
    if (bytes === null) return false;
    return (
      this.folders.some((folder) => existsSync(loosePath(folder, id))) ||
      this.allPacks().some((pack) => pack.offsetOf(bytes) !== null)
    );
  }

  /** An object by its name; null where it is missing, damaged or too large, or all that may be read was. */
  read(id: string): GitObject | null {
    const object = this.left > 0 ? this.find(id) : null;
    this.left -= object?.content.length ?? 0;
    return object;
  }

  private find(id: string): GitObject | null {
    const bytes = this.bytesOf(id);
    if (bytes === null) return null;
    for (const pack of this.allPacks()) {
      const offset = pack.offsetOf(bytes);
      if (offset !== null) return this.readPacked(pack, offset);
    }
    for (const folder of this.folders) {
      const object = readLoose(loosePath(folder, id));
      if (object !== null) return object;
    }
    return null;
  }

  /** Lets the files go. */
  close(): void {
    for (const pack of this.packs?.splice(0) ?? []) pack.close();
    this.packs = null;
  }

  private readPacked(pack: Pack, start: number): GitObject | null {
    const deltas: Buffer[] = [];
    let deltaBytes = 0;
    let object: GitObject | null = null;
    for (let offset = start; object === null;) {
      const entry = pack.entryAt(offset, largestObject);
      if (entry === null || deltas.length > longestChain || deltaBytes > largestDeltas) return null;
      const { type, base, content } = entry;
      if (type !== null) object = { type, content };
      else if (base === null) return null;
      else {
        deltas.push(content);
        deltaBytes += content.length;
        const next = typeof base === 'number' ? base : pack.offsetOf(base);
        // Packs that were fetched are completed, so that the base is in the same one.
        if (next === null) return null;
        offset = next;
      }
    }
    let { content } = object;
    for (const delta of deltas.reverse()) {
      const made = applyDelta(content, delta, largestObject);
      if (made === null) return null;
      content = made;
    }
    return { type: object.type, content };
  }

  private bytesOf(id: string): Buffer | null {
    const bytes = Buffer.from(id, 'hex');
    return bytes.length === this.repository.hashLength && bytes.length * 2 === id.length ? bytes : null;
  }

  private allPacks(): readonly Pack[] {
    return (this.packs ??= this.folders
      .flatMap((folder) => packsIn(join(folder, 'pack')))
      .slice(0, mostPacks)
      .map((path) => new Pack(path, this.repository.hashLength)));
  }

  private addFolder(folder: string): void {
    if (this.folders.includes(folder) || this.folders.length > mostAlternates) return;
    this.folders.push(folder);
    for (const line of smallText(join(folder, 'info', 'alternates'))?.split('\n') ?? []) {
      const borrowed = line.startsWith('#') ? null : placeNamed(folder, line.trim());
      if (borrowed !== null) this.addFolder(borrowed);
    }
  }
}

function loosePath(folder: string, id: string): string {
  return join(folder, id.slice(0, 2), id.slice(2));
}

function packsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.idx'))
      .map(({ name }) => join(folder, name.slice(0, -'.idx'.length)));
  } catch {
    return [];
  }
}

function readLoose(path: string): GitObject | null {
  try {
    const packed = new FileReader(largestObject).read(path);
    const bytes = packed instanceof Uint8Array ? inflated(Buffer.from(packed), largestObject) : null;
    const headEnd = bytes?.indexOf(0) ?? -1;
    const head = /^(commit|tree|blob|tag) (\d+)$/.exec(
      bytes?.toString('latin1', 0, Math.max(headEnd, 0)) ?? '',
    );
    if (bytes === null || head === null) return null;
    const content = bytes.subarray(headEnd + 1);
    return content.length === Number(head[2]) ? { type: head[1] as ObjectType, content } : null;
  } catch {
    return null;
  }
}
