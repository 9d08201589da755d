import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { offsetAt } from './gitIndex';

/** One pack of objects, read where it is asked about (gitformat-pack(5), index version 2). */
export class Pack {
  private readonly fanout: Buffer | null;
  private readonly files: (number | undefined)[] = [];

  /** `path` without its extension. */
  constructor(
    private readonly path: string,
    private readonly hashLength: number,
  ) {
    const head = this.read(this.open('.idx'), 0, 8 + 1024);
    const isVersion2 =
      head?.length === 8 + 1024 && head.readUInt32BE(0) === 0xff744f63 && head.readUInt32BE(4) === 2;
    this.fanout = isVersion2 ? head.subarray(8) : null;
  }

  /** Where an object stands in the pack; null where it does not. */
  offsetOf(id: Buffer): number | null {
    const { fanout, hashLength } = this;
    const first = id[0];
    if (fanout === null || first === undefined) return null;
    const total = fanout.readUInt32BE(255 * 4);
    const from = first === 0 ? 0 : fanout.readUInt32BE((first - 1) * 4);
    const position = this.positionOf(id, from, Math.min(fanout.readUInt32BE(first * 4), total));
    if (position < 0) return null;
    const offsets = 1032 + total * (hashLength + 4);
    const offset = this.readIndex(offsets + position * 4, 4)?.readUInt32BE(0);
    if (offset === undefined || offset < 0x80000000) return offset ?? null;
    const large = this.readIndex(offsets + total * 4 + (offset - 0x80000000) * 8, 8)?.readBigUInt64BE(0);
    return large === undefined || large > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(large);
  }

  /** What stands at an offset, packed as it is; null where nothing does. */
  entryAt(offset: number): PackEntry | null {
    const head = this.read(this.open('.pack'), offset, 64);
    if (head === null || head.length === 0) return null;
    let at = 0;
    let byte = head[at] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 15;
    for (let factor = 16; byte & 0x80 && at < 7; factor *= 128) {
      at += 1;
      byte = head[at] ?? 0;
      size += (byte & 0x7f) * factor;
    }
    at += 1;
    let base: PackEntry['base'] = null;
    if (type === 6) {
      const back = offsetAt(head, at);
      if (back === null || back.value <= 0 || back.value > offset) return null;
      base = offset - back.value;
      at = back.end;
    } else if (type === 7) {
      base = head.subarray(at, at + this.hashLength);
      at += this.hashLength;
    }
    return { type: types[type] ?? null, base, size, start: offset + at };
  }

  /** Unpacks what stands at a place; null where it is damaged. Both cost memory and time for the size it tells. */
  contentOf({ start, size }: PackEntry): Buffer | null {
    // Incompressible content grows by a few bytes per block.
    const packed = this.read(this.open('.pack'), start, size + (size >> 3) + 256);
    const content = packed === null ? null : inflated(packed, size);
    return content?.length === size ? content : null;
  }

  /** Lets the files go. */
  close(): void {
    for (const file of this.files.splice(0)) if (file !== undefined && file >= 0) closeSync(file);
  }

  /** The position of a name among the sorted ones of an index from `low` up to `high`; -1 where it is none of them. */
  private positionOf(id: Buffer, low: number, high: number): number {
    while ((high - low) * id.length > page) {
      const middle = Math.floor((low + high) / 2);
      const name = this.readIndex(1032 + middle * id.length, id.length);
      if (name === null) return -1;
      if (name.compare(id) <= 0) low = middle;
      else high = middle;
    }
    const names = low < high ? this.readIndex(1032 + low * id.length, (high - low) * id.length) : null;
    for (let at = 0; names !== null && at < names.length; at += id.length)
      if (id.compare(names, at, at + id.length) === 0) return low + at / id.length;
    return -1;
  }

  private readIndex(offset: number, length: number): Buffer | null {
    const bytes = this.read(this.open('.idx'), offset, length);
    return bytes?.length === length ? bytes : null;
  }

  private open(extension: '.idx' | '.pack'): number {
    const position = extension === '.idx' ? 0 : 1;
    return (this.files[position] ??= openRegular(this.path + extension));
  }

  private read(file: number, offset: number, length: number): Buffer | null {
    if (file < 0) return null;
    try {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    } catch {
      return null;
    }
  }
}

/** Where an object of a pack stands, or how it differs from another (an offset in the pack, or a name). */
export interface PackEntry {
  readonly type: ObjectType | null;
  readonly base: number | Buffer | null;
  /** Of its content, in bytes. */
  readonly size: number;
  readonly start: number;
}

/** The kinds of objects that there are. */
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

const types: readonly (ObjectType | null)[] = [null, 'commit', 'tree', 'blob', 'tag', null, null, null];

/** So much of an index is read at once, in bytes. */
const page = 4096;

/** What zlib made small, of at most `limit` bytes; what follows its end is left alone. */
export function inflated(bytes: Buffer, limit: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(limit, 1) });
  } catch {
    return null;
  }
}

function openRegular(path: string): number {
  try {
    const file = openSync(path, 'r');
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch {
    // Told by the number.
  }
  return -1;
}
