import { hashes, type HashName } from './hashes';
import type { Work } from './work';

/** What a derived key is for (RFC 7292 §B.3). */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

/** What a key is derived from and for. */
export interface Pkcs12Derivation {
  readonly hash: HashName;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly purpose: (typeof purposes)[keyof typeof purposes];
  /** Bytes. */
  readonly size: number;
}

/** The pause is asked for after so many hashes: asking costs as much as one. */
const hashesBetweenPauses = 128;

/** The bytes of a password (RFC 7292 §B.1): UTF-16 with its end mark, or none at all where there is no password. */
function pkcs12PasswordBytes(password: string | null): Uint8Array {
  if (password === null) return new Uint8Array();
  const bytes = new Uint8Array(password.length * 2 + 2);
  for (let i = 0; i < password.length; i++) {
    bytes[i * 2] = password.charCodeAt(i) >> 8;
    bytes[i * 2 + 1] = password.charCodeAt(i) & 0xff;
  }
  return bytes;
}

/**
 * A key of PKCS#12's own derivation (RFC 7292 §B.2).
 *
 * @throws RefusedError where it asks for too many iterations.
 */
export async function pkcs12Key(
  password: string | null,
  { hash: name, salt, iterations, purpose, size }: Pkcs12Derivation,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const hash = hashes[name];
  const { blockLen, outputLen } = hash;
  const blocks = Math.ceil(size / outputLen);
  work.spend(iterations, blocks);
  const repeated = (bytes: Uint8Array) => repeat(bytes, Math.ceil(bytes.length / blockLen) * blockLen);
  const diversifier = new Uint8Array(blockLen).fill(purpose);
  const input = concat(repeated(salt), repeated(pkcs12PasswordBytes(password)));
  const out = new Uint8Array(blocks * outputLen);
  for (let block = 0; block < blocks; block++) {
    let digest = hash(concat(diversifier, input));
    for (let round = 1; round < iterations; round++) {
      digest = hash(digest);
      if (round % hashesBetweenPauses === 0) await work.pause();
    }
    out.set(digest, block * outputLen);
    addToEachBlock(input, repeat(digest, blockLen));
  }
  return out.slice(0, size);
}

/** Adds a number and one to each block of bytes, taken for numbers (step 6C). */
function addToEachBlock(input: Uint8Array, addend: Uint8Array): void {
  const size = addend.length;
  for (let start = 0; start < input.length; start += size) {
    let carry = 1;
    for (let i = size - 1; i >= 0; i--) {
      carry += (input[start + i] ?? 0) + (addend[i] ?? 0);
      input[start + i] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/** The bytes over and over up to a length; none where there are none. */
function repeat(bytes: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length] ?? 0);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
