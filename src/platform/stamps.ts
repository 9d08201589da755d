import type { Stats } from 'node:fs';

/**
 * What tells a file from its later versions, four numbers of each: size, inode and the times (milliseconds since 1970)
 * at which its content and its entry changed last. NaN, which equals nothing, for a file that is not to be recognised.
 */
export type Stamps = Float64Array<ArrayBuffer>;

const length = 4;

/** Stamps of `count` files, all unknown. */
export function unknownStamps(count: number): Stamps {
  return new Float64Array(count * length).fill(NaN);
}

/** The stamp of one file, as a view. */
export function stampAt(stamps: Stamps, position: number): Stamps {
  return stamps.subarray(position * length, (position + 1) * length);
}

/** Copies the stamps of some files to a position and those that follow. */
export function setStamps(stamps: Stamps, position: number, values: Stamps): void {
  stamps.set(values, position * length);
}

/** Takes down what the system says of a file. */
export function setStamp(stamps: Stamps, position: number, { size, ino, mtimeMs, ctimeMs }: Stats): void {
  stamps.set([size, ino, mtimeMs, ctimeMs], position * length);
}

/** No longer recognises a file. */
export function forgetStamp(stamps: Stamps, position: number): void {
  stamps.fill(NaN, position * length, (position + 1) * length);
}

/** Whether a file is known at all. */
export function isStamped(stamps: Stamps, position: number): boolean {
  return !Number.isNaN(stamps[position * length]);
}

/** Whether a file is as it was. */
export function isSame(stamps: Stamps, position: number, { size, ino, mtimeMs, ctimeMs }: Stats): boolean {
  const at = position * length;
  return (
    stamps[at] === size && stamps[at + 1] === ino && stamps[at + 2] === mtimeMs && stamps[at + 3] === ctimeMs
  );
}

/** Whether a file changed after an instant, in milliseconds since 1970. */
export function isAfter(stamps: Stamps, position: number, instant: number): boolean {
  const at = position * length;
  return Math.max(stamps[at + 2] ?? NaN, stamps[at + 3] ?? NaN) > instant;
}
