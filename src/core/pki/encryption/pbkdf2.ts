import { hmac } from '@noble/hashes/hmac.js';
import { hashes, type HashName } from './hashes';
import type { Work } from './work';

/** The parameters of PBKDF2 (RFC 8018 §5.2). */
export interface Pbkdf2Parameters {
  readonly hash: HashName;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Bytes. */
  readonly size: number;
}

const ofWebCrypto: ReadonlySet<HashName> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

/** HMACs are dearer than hashes. */
const roundsBetweenPauses = 32;

/**
 * A key of PBKDF2 with HMAC; WebCrypto derives it away from the calling thread for the hashes it knows.
 *
 * @throws RefusedError where it asks for too many iterations.
 */
export async function pbkdf2(
  password: string,
  parameters: Pbkdf2Parameters,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const { hash, salt, iterations, size } = parameters;
  work.spend(iterations, Math.ceil(size / hashes[hash].outputLen));
  const secret = new TextEncoder().encode(password);
  if (!ofWebCrypto.has(hash)) return await inTurns(secret, parameters, work);
  const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash, salt: new Uint8Array(salt), iterations };
  const bits = await crypto.subtle.deriveBits(algorithm, key, size * 8);
  work.signal?.throwIfAborted();
  return new Uint8Array(bits);
}

async function inTurns(
  secret: Uint8Array,
  { hash, salt, iterations, size }: Pbkdf2Parameters,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const { outputLen } = hashes[hash];
  const out = new Uint8Array(Math.ceil(size / outputLen) * outputLen);
  for (let block = 0; block * outputLen < size; block++) {
    const counter = new Uint8Array(4);
    new DataView(counter.buffer).setUint32(0, block + 1);
    let last = hmac.create(hashes[hash], secret).update(salt).update(counter).digest();
    const sum = Uint8Array.from(last);
    for (let round = 1; round < iterations; round++) {
      last = hmac(hashes[hash], secret, last);
      for (let i = 0; i < outputLen; i++) sum[i] = (sum[i] ?? 0) ^ (last[i] ?? 0);
      if (round % roundsBetweenPauses === 0) await work.pause();
    }
    out.set(sum, block * outputLen);
  }
  return out.slice(0, size);
}
