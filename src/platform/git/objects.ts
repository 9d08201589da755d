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
const largestObject = 2 * 1024 * 1024;
/** Of one object, in bytes: their commands take time. */
const largestDeltas = 256 * 1024;
/** Made on the way to one object, in bytes: it is read in one go. */
const mostMade = 32 * 1024 * 1024;
/** Unpacked and made for one asker, of use or not: crafted objects are small until they are unpacked. */
const mostBytes = 512 * 1024 * 1024;
/** What looking at one place costs beside its content, in bytes of the above. */
const look = 512;
const longestChain = 300;
const mostPacks = 200;
const mostAlternates = 10;

/** The objects of a repository: loose ones, packs, and the stores that it borrows from. To be closed after use. */
export class GitObjects {
  private readonly folders: string[] = [];
  private packs: Pack[] | null = null;

  /** `left` is what may still be unpacked and made, in bytes. */
  constructor(
    private readonly repository: Repository,
    private left = mostBytes,
  ) {
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
    return this.left > 0 ? this.find(id) : null;
  }

  private find(id: string): GitObject | null {
    const bytes = this.bytesOf(id);
    if (bytes === null) return null;
    for (const pack of this.allPacks()) {
      this.left -= look;
      const offset = pack.offsetOf(bytes);
      if (offset !== null) return this.readPacked(pack, offset);
    }
    for (const folder of this.folders) {
      const object = this.readLoose(loosePath(folder, id));
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
    for (let offset = start; deltas.length <= longestChain;) {
      const entry = pack.entryAt(offset);
      if (entry === null || entry.size > largestObject || !this.affords(entry.size)) return null;
      if (entry.type !== null) {
        const content = pack.contentOf(entry);
        return content && this.made(entry.type, content, deltas.reverse());
      }
      deltaBytes += entry.size;
      const delta = deltaBytes > largestDeltas ? null : pack.contentOf(entry);
      if (delta === null || entry.base === null) return null;
      deltas.push(delta);
      const next = typeof entry.base === 'number' ? entry.base : pack.offsetOf(entry.base);
      // Packs that were fetched are completed, so that the base is in the same one.
      if (next === null) return null;
      offset = next;
    }
    return null;
  }

  private made(type: ObjectType, base: Buffer, deltas: readonly Buffer[]): GitObject | null {
    let content = base;
    let room = mostMade;
    for (const delta of deltas) {
      const made = applyDelta(content, delta, Math.min(largestObject, room));
      // One that failed may have been made almost to its end.
      const length = made?.length ?? largestObject;
      room -= length;
      if (!this.affords(length) || made === null) return null;
      content = made;
    }
    return { type, content };
  }

  private readLoose(path: string): GitObject | null {
    const packed = this.contentOf(path);
    if (packed === null) return null;
    const bytes = inflated(packed, largestObject);
    if (!this.affords(packed.length + (bytes?.length ?? largestObject)) || bytes === null) return null;
    const headEnd = bytes.indexOf(0);
    const head = /^(commit|tree|blob|tag) (\d+)$/.exec(bytes.toString('latin1', 0, Math.max(headEnd, 0)));
    if (head === null) return null;
    const content = bytes.subarray(headEnd + 1);
    return content.length === Number(head[2]) ? { type: head[1] as ObjectType, content } : null;
  }

  private contentOf(path: string): Buffer | null {
    try {
      const content = new FileReader(largestObject).read(path);
      return content instanceof Uint8Array
        ? Buffer.from(content.buffer, content.byteOffset, content.length)
        : null;
    } catch {
      return null;
    }
  }

  private affords(bytes: number): boolean {
    this.left -= bytes + look;
    return this.left >= 0;
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
    for (const line of smallText(join(folder, 'info', 'alternates'))?.split('\n', mostAlternates) ?? []) {
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
