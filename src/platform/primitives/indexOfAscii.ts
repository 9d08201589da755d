/** The offset of the first occurrence of an ASCII text in bytes from an offset on, or -1. */
export function indexOfAscii(bytes: Uint8Array, text: string, from: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(text, from, 'latin1');
}
