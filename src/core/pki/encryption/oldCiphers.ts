import cipher from 'node-forge/lib/cipher.js';
import 'node-forge/lib/des.js';
import rc2 from 'node-forge/lib/rc2.js';
import util from 'node-forge/lib/util.js';
import type { Work } from './work';

const blockSize = 8;

/**
 * What is worked on between two pauses, in bytes: about a millisecond of RC2. Each chunk is started anew, since RC2
 * copies all that one start has seen with every block.
 */
const chunkSize = 4096;

/** 3DES in CBC mode, which WebCrypto does not have; padding is left to the caller. `key` has 24 bytes, `iv` 8. */
export async function tripleDes(
  direction: 'encrypt' | 'decrypt',
  key: Uint8Array,
  iv: Uint8Array,
  text: Uint8Array,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = (direction === 'encrypt' ? cipher.createCipher : cipher.createDecipher)(
    '3DES-CBC',
    binary(key),
  );
  return await inChunks(
    (chunkIv) => {
      made.start({ iv: chunkIv });
      return made;
    },
    direction,
    iv,
    text,
    work,
  );
}

/** Decrypts RC2 in CBC mode, which WebCrypto does not have; padding is left to the caller. `iv` has 8 bytes. */
export async function rc2Decrypt(
  key: Uint8Array,
  effectiveBits: number,
  iv: Uint8Array,
  text: Uint8Array,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = rc2.createDecryptionCipher(binary(key), effectiveBits);
  return await inChunks(
    (chunkIv) => {
      made.start(chunkIv);
      return made;
    },
    'decrypt',
    iv,
    text,
    work,
  );
}

interface Started {
  readonly output: { getBytes(): string };
  update(input: object): void;
}

async function inChunks(
  start: (iv: string) => Started,
  direction: 'encrypt' | 'decrypt',
  iv: Uint8Array,
  text: Uint8Array,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(text.length);
  let last = iv;
  for (let at = 0; at < text.length; at += chunkSize) {
    const chunk = text.subarray(at, at + chunkSize);
    const started = start(binary(last));
    started.update(util.createBuffer(binary(chunk)));
    const bytes = started.output.getBytes();
    for (let i = 0; i < bytes.length; i++) out[at + i] = bytes.charCodeAt(i);
    last = (direction === 'decrypt' ? chunk : out.subarray(at, at + chunk.length)).slice(-blockSize);
    await work.pause();
  }
  return out;
}

function binary(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
