/**
 * Tells whether bytes hold any of several ASCII texts of two characters or more: one pass, whatever their number,
 * over about one pair of bytes in as many as the shortest text has (Wu and Manber's search, without the place).
 */
export function anyByteSearch(texts: readonly string[]): (bytes: Uint8Array) => boolean {
  const needles = texts.map((text) => Uint8Array.from(text, (character) => character.charCodeAt(0)));
  const window = Math.min(...needles.map(({ length }) => length));
  const skip = new Uint8Array(0x10000).fill(window - 1);
  const candidates: Uint8Array[][] = Array.from({ length: 0x10000 }, () => none);
  for (const needle of needles) {
    // The ends of texts are what tells them apart, as in `.p12` and `keystore_p`.
    for (let back = 0; back < window - 1; back++) {
      const pair = pairAt(needle, needle.length - 1 - back);
      skip[pair] = Math.min(skip[pair] ?? 0, back);
      if (back === 0) candidates[pair] = [...(candidates[pair] ?? none), needle];
    }
  }
  return (bytes) => {
    for (let end = window - 1; end < bytes.length;) {
      const pair = pairAt(bytes, end);
      const step = skip[pair] ?? 0;
      if (step > 0) end += step;
      else {
        for (const needle of candidates[pair] ?? none) if (endsAt(bytes, end, needle)) return true;
        end++;
      }
    }
    return false;
  };
}

const none: Uint8Array[] = [];

function pairAt(bytes: Uint8Array, end: number): number {
  return ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);
}

function endsAt(bytes: Uint8Array, end: number, needle: Uint8Array): boolean {
  const start = end - needle.length + 1;
  for (let i = needle.length - 1; i >= 0; i--) if (bytes[start + i] !== needle[i]) return false;
  return true;
}
