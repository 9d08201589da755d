import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Repository } from '../../src/platform/git/repository';
import { temporaryFolder } from './temporaryFolder';

/** A store of git with nothing in it, to be filled by hand with what git itself would never write. */
export function emptyStore() {
  const folder = temporaryFolder({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/.keep': '' });
  const gitFolder = join(folder.path, '.git');
  const repository: Repository = {
    root: folder.path,
    gitFolder,
    commonFolder: gitFolder,
    hashLength: 20,
    isSound: true,
  };
  return { ...folder, repository };
}

/** An object of a pack, or a delta on the one before it (`type` 6). */
export interface Packed {
  readonly type: 1 | 2 | 3 | 4 | 6;
  readonly content: Buffer;
}

/** A pack and its index, in which each name stands for an object by its position. */
export function packOf(objects: readonly Packed[], names: ReadonlyMap<string, number>) {
  const parts = [Buffer.from('PACK\0\0\0\u{2}\0\0\0\0', 'latin1')];
  const offsets: number[] = [];
  let at = 12;
  for (const { type, content } of objects) {
    const back = type === 6 ? backBy(at - (offsets.at(-1) ?? 0)) : Buffer.alloc(0);
    const part = Buffer.concat([headOf(type, content.length), back, deflateSync(content)]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  const places = Buffer.alloc(4 * sorted.length);
  for (const [index, [, position]] of sorted.entries())
    places.writeUInt32BE(offsets[position] ?? 0, 4 * index);
  const ids = sorted.map(([name]) => Buffer.from(name, 'hex'));
  const rest = [Buffer.alloc(4 * ids.length), places, Buffer.alloc(40)];
  return {
    pack: Buffer.concat(parts),
    index: Buffer.concat([
      indexHead((byte) => ids.filter(([first = 0]) => first <= byte).length),
      ...ids,
      ...rest,
    ]),
  };
}

/** The start of an index, up to the names; `upTo` tells how many of them begin with a byte or a lower one. */
export function indexHead(upTo: (byte: number) => number): Buffer {
  const head = Buffer.alloc(8 + 1024);
  head.writeUInt32BE(0xff744f63, 0);
  head.writeUInt32BE(2, 4);
  for (let byte = 0; byte < 256; byte += 1) head.writeUInt32BE(upTo(byte), 8 + 4 * byte);
  return head;
}

/** A delta on a base of `from` bytes that makes `to` bytes by copying pieces of 64 KiB, ended by `end`. */
export function copyingDelta(from: number, to: number, end = Buffer.alloc(0)): Buffer {
  const piece = 0x10000;
  const copies = Array.from({ length: to / piece }, (_, index) => {
    const start = Buffer.alloc(4);
    start.writeUInt32LE((index * piece) % from);
    return Buffer.concat([Buffer.from([0x8f]), start]);
  });
  return Buffer.concat([varint(from), varint(to), ...copies, end]);
}

function headOf(type: number, size: number): Buffer {
  const first = (type << 4) | (size & 15);
  return size < 16 ? Buffer.from([first]) : Buffer.concat([Buffer.from([first | 0x80]), varint(size >> 4)]);
}

function varint(value: number): Buffer {
  const bytes = [value & 127];
  for (let rest = value >> 7; rest > 0; rest >>= 7) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest & 127);
  }
  return Buffer.from(bytes);
}

function backBy(distance: number): Buffer {
  const bytes = [distance & 127];
  for (let rest = distance >> 7; rest > 0; rest >>= 7) {
    rest -= 1;
    bytes.unshift((rest & 127) | 0x80);
  }
  return Buffer.from(bytes);
}
