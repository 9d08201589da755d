import type { Pause } from '../../core/pause';

/** Git lets nothing longer be added on most systems; crafted names would take time without end. */
const longestName = 8 * 1024;
/** Entries read between two pauses. */
const entriesPerSlice = 2048;

/**
 * Which of the paths `wanted` (from the top of the repository, with `/`) an index of git names, in any stage
 * (gitformat-index(5), versions 2 to 4; extensions are passed over).
 *
 * Reading stops where the index is damaged: what it told so far counts.
 */
export async function trackedAmong(
  index: Uint8Array,
  hashLength: number,
  wanted: Iterable<string>,
  pause: Pause,
): Promise<Set<string>> {
  const bytes = Buffer.from(index.buffer, index.byteOffset, index.length);
  const paths = new Map([...wanted].map((path) => [Buffer.from(path, 'utf8').toString('latin1'), path]));
  const found = new Set<string>();
  let count = 0;
  for (const name of namesIn(bytes, hashLength, new Set([...paths.keys()].map(({ length }) => length)))) {
    const path = name === null ? undefined : paths.get(name);
    if (path !== undefined) found.add(path);
    count += 1;
    const paused = count % entriesPerSlice === 0 ? pause() : undefined;
    if (paused) await paused;
  }
  return found;
}

/** The names in their order, as bytes; null for one that has none of the lengths asked for. */
function* namesIn(bytes: Buffer, hashLength: number, lengths: ReadonlySet<number>): Generator<string | null> {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return;
  const count = bytes.readUInt32BE(8);
  let offset = 12;
  let before = '';
  for (let entry = 0; entry < count; entry += 1) {
    const flagsAt = offset + 40 + hashLength;
    if (flagsAt + 4 > bytes.length) return;
    const isExtended = version >= 3 && (bytes.readUInt16BE(flagsAt) & 0x4000) !== 0;
    let start = flagsAt + (isExtended ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const removed = offsetAt(bytes, start);
      if (removed === null || removed.value > before.length) return;
      start = removed.end;
      kept = before.length - removed.value;
    }
    const end = bytes.indexOf(0, start);
    const length = kept + end - start;
    if (end < 0 || length > longestName) return;
    if (version === 4) {
      before = before.slice(0, kept) + bytes.toString('latin1', start, end);
      yield lengths.has(length) ? before : null;
      offset = end + 1;
    } else {
      yield lengths.has(length) ? bytes.toString('latin1', start, end) : null;
      offset += (end - offset + 8) & ~7;
    }
  }
}

/** A number as git packs it where a continued one never begins with zero. */
export function offsetAt(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let at = start; at < start + 7; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
    value += 1;
  }
  return null;
}
