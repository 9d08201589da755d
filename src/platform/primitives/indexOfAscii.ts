type Search = (this: Uint8Array, text: string, from: number, encoding: 'latin1') => number;

/** Node searches any array of bytes; to make a Buffer of each would cost more than the search. */
const { indexOf } = Buffer.prototype as { readonly indexOf: Search };

/** The offset of the first occurrence of an ASCII text in bytes from an offset on, or -1. */
export function indexOfAscii(bytes: Uint8Array, text: string, from: number): number {
  return indexOf.call(bytes, text, from, 'latin1');
}
