/** The few parts of node-forge that are used; its published types describe the whole only, which would bundle the whole. */

/** A block cipher in CBC mode; what it works on are strings of one character a byte. */
interface ForgeCipher<Start> {
  readonly output: { getBytes(): string };
  start(options: Start): void;
  update(input: object): void;
}

declare module 'node-forge/lib/cipher.js' {
  type Make = (algorithm: '3DES-CBC', key: string) => ForgeCipher<{ iv: string }>;
  const cipher: { readonly createCipher: Make; readonly createDecipher: Make };
  export default cipher;
}

declare module 'node-forge/lib/des.js';

declare module 'node-forge/lib/rc2.js' {
  const rc2: { createDecryptionCipher(key: string, effectiveBits: number): ForgeCipher<string> };
  export default rc2;
}

declare module 'node-forge/lib/util.js' {
  const util: { createBuffer(bytes: string): object };
  export default util;
}
