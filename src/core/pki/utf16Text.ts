const substitute = 0x1a;

/**
 * A text in UTF-16 with one byte for each of its code units, whatever is not ASCII replaced; null where no byte order
 * mark says that it is one. The unit `index` stands at byte `offsetOfUnit(index)` of the file.
 */
export function utf16Text(file: Uint8Array): Uint8Array | null {
  const isLittleEndian = file[0] === 0xff && file[1] === 0xfe;
  if (!isLittleEndian && !(file[0] === 0xfe && file[1] === 0xff)) return null;
  const low = isLittleEndian ? 0 : 1;
  const text = new Uint8Array((file.length >> 1) - 1);
  for (let index = 0; index < text.length; index++) {
    const offset = offsetOfUnit(index);
    const byte = file[offset + low] ?? 0;
    text[index] = file[offset + 1 - low] === 0 && byte < 0x80 ? byte : substitute;
  }
  return text;
}

/** The byte of a file in UTF-16 at which a code unit stands, its byte order mark not counted. */
export function offsetOfUnit(index: number): number {
  return 2 * index + 2;
}
