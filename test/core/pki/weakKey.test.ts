import assert from 'node:assert/strict';
import {
  checkPrimeSync,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  randomInt,
} from 'node:crypto';
import fc from 'fast-check';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { weaknessOf } from '../../../src/core/pki/weakKey';

const big = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base % modulus, exponent]; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

const base64url = (value: bigint) => {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
};

/** DER SubjectPublicKeyInfo, written by node:crypto. */
const publicKey = (modulus: bigint, exponent = 65537n) =>
  createPublicKey({
    key: { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) },
    format: 'jwk',
  }).export({
    type: 'spki',
    format: 'der',
  });

const modulusOf = (bits: number) => {
  const { publicKey: made } = generateKeyPairSync('rsa', { modulusLength: bits });
  return big(Buffer.from(made.export({ format: 'jwk' }).n ?? '', 'base64url'));
};

const isPrime = (value: bigint) => checkPrimeSync(value, { checks: 10 });

/** The product of the first primes that the chips take for keys of 512 to 960 bits: 2 to 167. */
const product = Array.from({ length: 166 }, (_, index) => BigInt(index + 2))
  .filter((value) => isPrime(value))
  .reduce((one, other) => one * other, 1n);

/** A prime as the chips of CVE-2017-15361 make them: k·M + (65537^a mod M), of 384 bits. */
function primeOfChip(): bigint {
  for (;;) {
    const factor = big(randomBytes(20)) | (1n << 159n);
    const prime = factor * product + power(65537n, BigInt(randomInt(2 ** 40)), product);
    if (isPrime(prime)) return prime;
  }
}

describe('weaknessOf', () => {
  it('finds nothing in sound keys', () => {
    for (const bits of [2048, 3072, 4096]) assert.equal(weaknessOf(publicKey(modulusOf(bits))), null);
    for (const namedCurve of ['P-256', 'P-521']) {
      const { publicKey: made } = generateKeyPairSync('ec', { namedCurve });
      assert.equal(weaknessOf(made.export({ type: 'spki', format: 'der' })), null);
    }
  });

  it('tells the bits of a short modulus, and an exponent that is small or even', () => {
    for (const bits of [1024, 2040])
      assert.deepEqual(weaknessOf(publicKey(modulusOf(bits))), { reason: 'short-modulus', bits });
    const modulus = modulusOf(2048);
    for (const exponent of [1, 3, 17, 65535])
      assert.deepEqual(weaknessOf(publicKey(modulus, BigInt(exponent))), {
        reason: 'small-exponent',
        exponent,
      });
    assert.deepEqual(weaknessOf(publicKey(modulus, 65538n)), { reason: 'even-exponent' });
    assert.equal(weaknessOf(publicKey(modulus, 2n ** 64n + 13n)), null);
  });

  it('knows the keys of CVE-2017-15361 by their modulus', () => {
    const modulus = primeOfChip() * primeOfChip();
    assert.deepEqual(weaknessOf(publicKey(modulus)), { reason: 'roca' });
    assert.deepEqual(weaknessOf(publicKey(modulus + 2n)), {
      reason: 'short-modulus',
      bits: modulus.toString(2).length,
    });
  });

  it('never throws', () => {
    const whole = publicKey(modulusOf(1024));
    for (let length = 0; length < whole.length; length++) weaknessOf(whole.subarray(0, length));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void weaknessOf(bytes)));
  });
});

describe('The weakness of a key', () => {
  it('is known of private keys, public keys and bundles, whatever their encoding', () => {
    const { privateKey, publicKey: made } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const pem of [
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
      privateKey.export({ type: 'pkcs1', format: 'pem' }),
      made.export({ type: 'pkcs1', format: 'pem' }),
    ]) {
      const [material] = readKeyMaterial(Buffer.from(pem.toString()));
      assert.deepEqual(material?.weakness, { reason: 'short-modulus', bits: 1024 });
    }
    const sound = createPrivateKey(
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    const [material] = readKeyMaterial(sound.export({ type: 'pkcs1', format: 'der' }));
    assert.equal(material?.weakness, undefined);
  });
});
