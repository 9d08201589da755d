import { byteSearch, type ByteSearch } from '../pki/byteSearch';

const searches = new Map<string, ByteSearch>();

/** The offset of the first occurrence of an ASCII text in bytes from an offset on, or -1. */
export function indexOfAscii(bytes: Uint8Array, text: string, from: number): number {
  const search = searches.get(text) ?? byteSearch(text);
  searches.set(text, search);
  return search(bytes, from);
}
