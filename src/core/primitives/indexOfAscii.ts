type ByteSearch = (bytes: Uint8Array, from: number) => number;

const searches = new Map<string, ByteSearch>();

/** The offset of the first occurrence of an ASCII text in bytes from an offset on, or -1. */
export function indexOfAscii(bytes: Uint8Array, text: string, from: number): number {
  const search = searches.get(text) ?? byteSearch(text);
  searches.set(text, search);
  return search(bytes, from);
}

/**
 * A Boyer–Moore–Horspool search for an ASCII text: most files hold no PEM at all, and this looks at about one byte in
 * `text.length` of them.
 */
function byteSearch(text: string): ByteSearch {
  const needle = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const last = needle.length - 1;
  const skip = new Uint8Array(256).fill(needle.length);
  for (const [i, byte] of needle.subarray(0, last).entries()) skip[byte] = last - i;

  const matchesAt = (bytes: Uint8Array, start: number): boolean => {
    for (let i = last; i >= 0; i--) if (bytes[start + i] !== needle[i]) return false;
    return true;
  };
  return (bytes, from) => {
    for (let end = from + last; end < bytes.length; end += skip[bytes[end] ?? 0] ?? 1) {
      if (matchesAt(bytes, end - last)) return end - last;
    }
    return -1;
  };
}
