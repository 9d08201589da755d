import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** The whole of a file, or its size where that is over the limit; null for what is not a regular file. */
export type FileContent = Uint8Array | { readonly size: number } | null;

/** Windows knows neither flag. */
const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;
const nonBlocking = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

/**
 * Reads whole files one after the other into one buffer, which the next reading overwrites.
 *
 * Never follows a symbolic link in the last place, never waits for a pipe, and stops at `limit` bytes of a
 * file that grows while it is read. Throws the system's errors.
 */
export class FileReader {
  private buffer = new Uint8Array(64 * 1024);

  constructor(private readonly limit: number) {}

  /** `look` is shown what the system says of the file as it is opened. */
  read(path: string, look?: (stats: Stats) => void): FileContent {
    const file = openSync(path, constants.O_RDONLY | noFollow | nonBlocking);
    try {
      const stats = fstatSync(file);
      look?.(stats);
      if (!stats.isFile()) return null;
      if (stats.size > this.limit) return { size: stats.size };
      return this.fill(file, stats.size);
    } finally {
      closeSync(file);
    }
  }

  private fill(file: number, size: number): FileContent {
    this.reserve(size + 1, 0);
    let length = 0;
    for (;;) {
      const room = this.buffer.length - length;
      const count = readSync(file, this.buffer, length, room, null);
      length += count;
      if (length > this.limit) return { size: length };
      if (count < room) return this.buffer.subarray(0, length);
      this.reserve(2 * length, length);
    }
  }

  /** Makes room for `size` bytes, keeping the first `length`. */
  private reserve(size: number, length: number): void {
    if (size <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(size, 2 * this.buffer.length));
    larger.set(this.buffer.subarray(0, length));
    this.buffer = larger;
  }
}
