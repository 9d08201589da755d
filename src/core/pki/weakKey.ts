import { childrenOf, contentsOf, objectIdentifierOf, readValue, tags } from './der';
import type { KeyWeakness } from './keyMaterial';
import { isMalformed, orMalformed } from './malformed';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** Why an RSA public key (DER SubjectPublicKeyInfo) is too weak; null where it is not, or not RSA, or not readable. */
export function weaknessOf(publicKey: Uint8Array): KeyWeakness | null {
  const key = orMalformed(() => rsaKey(publicKey));
  if (!key || isMalformed(key)) return null;
  const { modulus, exponent } = key;
  if (modulus.length > longestModulus) return null;
  if (isOfRoca(modulus)) return { reason: 'roca' };
  const bits = bitsOf(modulus);
  if (bits < leastBits) return { reason: 'short-modulus', bits };
  const small = exponent.length > 3 ? null : exponent.reduce((value, byte) => value * 256 + byte, 0);
  if (small !== null && small < leastExponent) return { reason: 'small-exponent', exponent: small };
  return ((exponent.at(-1) ?? 0) & 1) === 0 ? { reason: 'even-exponent' } : null;
}

const leastBits = 2048;
const leastExponent = 65537;
/** In bytes: nobody has a longer one, and looking at it would take long. */
const longestModulus = 2048;

/** The modulus and the exponent (RFC 8017 §A.1.1), without leading zeros. */
function rsaKey(
  publicKey: Uint8Array,
): { readonly modulus: Uint8Array; readonly exponent: Uint8Array } | null {
  const [algorithm, bits] = childrenOf(readValue(publicKey), 2);
  const [identifier] = algorithm ? childrenOf(algorithm, 1) : [];
  if (identifier?.tag !== tags.objectIdentifier || bits?.tag !== tags.bitString) return null;
  const name = objectIdentifierOf(identifier);
  if (name !== oid.rsaEncryption && name !== oid.rsaPss) return null;
  const [modulus, exponent] = childrenOf(readValue(bits.bytes, bits.contents + 1, bits.end), 2);
  if (modulus?.tag !== tags.integer || exponent?.tag !== tags.integer) return null;
  return { modulus: unsigned(contentsOf(modulus)), exponent: unsigned(contentsOf(exponent)) };
}

function unsigned(integer: Uint8Array): Uint8Array {
  const start = integer.findIndex((byte) => byte !== 0);
  return start < 0 ? new Uint8Array() : integer.subarray(start);
}

function bitsOf(modulus: Uint8Array): number {
  return modulus.length * 8 - (Math.clz32(modulus[0] ?? 0) - 24);
}

/**
 * Whether a modulus was made by the library of CVE-2017-15361: modulo each small prime it is a power of 65537
 * (Nemec, Sys, Svenda, Klinec, Matyas, “The Return of Coppersmith’s Attack”, CCS 2017, §3.2).
 */
function isOfRoca(modulus: Uint8Array): boolean {
  return fingerprints.every(({ product, primes }) => {
    let residue = 0;
    for (const byte of modulus) residue = (residue * 256 + byte) % product;
    return primes.every(({ prime, powers }) => powers.has(residue % prime));
  });
}

/** The primes that the product of even the shortest keys takes in. */
const largestPrime = 167;
/** What a residue may reach so that 256 times it fits into 31 bits, which are counted with fastest. */
const largestProduct = 2 ** 23;

const fingerprints = productsOf(primesUpTo(largestPrime));

interface Fingerprint {
  readonly product: number;
  readonly primes: readonly { readonly prime: number; readonly powers: ReadonlySet<number> }[];
}

/** Several primes at a time, so that a modulus is gone through a few times only. */
function productsOf(primes: readonly number[]): Fingerprint[] {
  const products: number[][] = [];
  let product = Infinity;
  for (const prime of primes) {
    if (product * prime < largestProduct) products.at(-1)?.push(prime);
    else {
      products.push([prime]);
      product = 1;
    }
    product *= prime;
  }
  return products.map((each) => ({
    product: each.reduce((one, other) => one * other, 1),
    primes: each.map((prime) => ({ prime, powers: powersOf(65537 % prime, prime) })),
  }));
}

function powersOf(base: number, prime: number): ReadonlySet<number> {
  const powers = new Set([1]);
  for (let power = base; !powers.has(power); power = (power * base) % prime) powers.add(power);
  return powers;
}

function primesUpTo(largest: number): number[] {
  const odd = Array.from({ length: (largest - 1) / 2 }, (_, index) => 2 * index + 3);
  return odd.filter((number) => odd.every((other) => other >= number || number % other !== 0));
}
