import { rc2Decrypt, tripleDes } from './oldCiphers';
import { wrongPassword } from './refusal';
import type { Work } from './work';

/** A block cipher in CBC mode with the padding of PKCS#7. */
export interface CbcCipher {
  readonly name: 'AES' | '3DES' | 'RC2';
  readonly key: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array;
  /** Of RC2. */
  readonly effectiveBits?: number;
}

/** @throws RefusedError `wrong-password` where the padding shows that the key is not the right one. */
export async function decryptCbc(
  cipher: CbcCipher,
  text: Uint8Array,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  if (cipher.name === 'AES') return await decryptAes(cipher, text);
  const { key, iv, effectiveBits = key.length * 8 } = cipher;
  const size = iv.length;
  if (text.length === 0 || text.length % size !== 0) throw wrongPassword();
  const padded =
    cipher.name === '3DES'
      ? await tripleDes('decrypt', key, iv, text, work)
      : await rc2Decrypt(key, effectiveBits, iv, text, work);
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > size || padded.subarray(-count).some((byte) => byte !== count))
    throw wrongPassword();
  return padded.slice(0, -count);
}

/** Encrypts with AES or 3DES. */
export async function encryptCbc(
  { name, key, iv }: CbcCipher,
  text: Uint8Array<ArrayBuffer>,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  if (name === 'AES') {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt']);
    const algorithm = { name: 'AES-CBC', iv: new Uint8Array(iv) };
    return new Uint8Array(await crypto.subtle.encrypt(algorithm, imported, text));
  }
  const count = iv.length - (text.length % iv.length);
  const padded = new Uint8Array(text.length + count).fill(count);
  padded.set(text);
  return await tripleDes('encrypt', key, iv, padded, work);
}

async function decryptAes({ key, iv }: CbcCipher, text: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  const algorithm = { name: 'AES-CBC', iv: new Uint8Array(iv) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, new Uint8Array(text)));
  } catch {
    // WebCrypto tells no more of what went wrong than the padding does.
    throw wrongPassword();
  }
}
