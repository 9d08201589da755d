/** What a delta of a pack makes of its base (gitformat-pack(5)); null where it is damaged or makes more than `limit`. */
export function applyDelta(base: Buffer, delta: Buffer, limit: number): Buffer | null {
  const from = sizeAt(delta, 0);
  const to = from && sizeAt(delta, from.end);
  if (!to || from.value !== base.length || to.value > limit) return null;
  const made = Buffer.alloc(to.value);
  let length = 0;
  for (let at = to.end; at < delta.length;) {
    const command = delta[at] ?? 0;
    at += 1;
    if (command === 0) return null;
    let [source, start, size] = [delta, at, command];
    if (command & 0x80) {
      const numbers = [0, 1, 2, 3, 4, 5, 6].map((bit) => {
        if ((command & (1 << bit)) === 0) return 0;
        at += 1;
        return delta[at - 1] ?? 0;
      });
      const number = (bits: readonly number[]) =>
        bits.reduceRight((sum, bit) => sum * 256 + (numbers[bit] ?? 0), 0);
      [source, start, size] = [base, number([0, 1, 2, 3]), number([4, 5, 6]) || 0x10000];
    } else {
      at += size;
    }
    if (start + size > source.length || length + size > made.length) return null;
    source.copy(made, length, start, start + size);
    length += size;
  }
  return length === made.length ? made : null;
}

function sizeAt(bytes: Buffer, start: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let at = start, factor = 1; at < start + 7; at += 1, factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * factor;
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
  }
  return null;
}
