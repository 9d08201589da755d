const anyBuffer = Buffer.prototype as Buffer;

/** The offset of the first occurrence of an ASCII text in bytes from an offset on, or -1. */
export function indexOfAscii(bytes: Uint8Array, text: string, from: number): number {
  // What Node searches may be any array of bytes; to make a Buffer of each costs more than the search.
  return anyBuffer.indexOf.call(bytes, text, from, 'latin1');
}
