const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file in UTF-8, without its byte order mark; null for any other bytes, NUL included. */
export function utf8Text(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Whether a file begins as one in UTF-16 does: with a byte order mark, or with an ASCII character. */
export function isUtf16([first, second]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return first !== undefined && second !== undefined && (first === 0) !== (second === 0);
}
