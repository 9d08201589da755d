/** What a delta of a pack makes of its base (gitformat-pack(5)); null where it is damaged or makes more than `limit`. */
export function applyDelta(base: Buffer, delta: Buffer, limit: number): Buffer | null {
  const from = sizeAt(delta, 0);
  const to = from && sizeAt(delta, from.end);
  if (!to || from.value !== base.length || to.value > limit) return null;
  const made = Buffer.allocUnsafe(to.value);
  let length = 0;
  for (let at = to.end; at < delta.length;) {
    const command = delta[at] ?? 0;
    at += 1;
    if (command === 0) return null;
    let [source, start, size] = [delta, at, command];
    if (command & 0x80) {
      [source, start, size] = [base, 0, 0];
      for (let bit = 0, factor = 1; bit < 7; bit += 1, factor = bit === 4 ? 1 : factor * 256) {
        if ((command & (1 << bit)) === 0) continue;
        const part = (delta[at] ?? 0) * factor;
        at += 1;
        if (bit < 4) start += part;
        else size += part;
      }
      size ||= 0x10000;
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
