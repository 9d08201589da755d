import { childrenOf, contentsOf, objectIdentifierOf, required, tags, type DerValue } from '../der';
import { objectIdentifiers as oid } from '../objectIdentifiers';
import { decryptCbc, type CbcCipher } from './cbc';
import { hmacIdentifiers, type HashName } from './hashes';
import { pbkdf2 } from './pbkdf2';
import { pkcs12Key, purposes } from './pkcs12Key';
import { notSupported, RefusedError } from './refusal';
import type { Work } from './work';

/** What is encrypted with a key of 3DES, or of RC2 with so many bits, derived as PKCS#12 does (RFC 7292 §C). */
const pkcs12Schemes: Readonly<
  Record<string, { name: '3DES' | 'RC2'; size: number; effectiveBits?: number }>
> = {
  '1.2.840.113549.1.12.1.3': { name: '3DES', size: 24 },
  '1.2.840.113549.1.12.1.4': { name: '3DES', size: 16 },
  '1.2.840.113549.1.12.1.5': { name: 'RC2', size: 16, effectiveBits: 128 },
  '1.2.840.113549.1.12.1.6': { name: 'RC2', size: 5, effectiveBits: 40 },
};

/** The ciphers of PBES2 (RFC 8018 §B.2), and the bytes of their keys. */
const pbes2Ciphers: Readonly<Record<string, { name: 'AES' | '3DES'; size: number }>> = {
  '1.2.840.113549.3.7': { name: '3DES', size: 24 },
  '2.16.840.1.101.3.4.1.2': { name: 'AES', size: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'AES', size: 24 },
  [oid.aes256Cbc]: { name: 'AES', size: 32 },
};

/**
 * Decrypts what a password protects as an AlgorithmIdentifier says: PBES2 (RFC 8018 §6.2) or the schemes of PKCS#12.
 *
 * @throws MalformedError where the AlgorithmIdentifier is malformed.
 * @throws RefusedError where it asks for what is not read here or for too much, or the password shows to be wrong.
 */
export async function decryptWithPassword(
  algorithm: DerValue,
  password: string | null,
  text: Uint8Array,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const [type, parameters] = childrenOf(algorithm, 2);
  const name = identifier(type, algorithm);
  const fields = childrenOf(required(parameters, tags.sequence, algorithm), 4);
  const cipher =
    name === oid.pbes2
      ? await pbes2Cipher(fields, algorithm, password, work)
      : await pkcs12Cipher(name, fields, algorithm, password, work);
  return await decryptCbc(cipher, text, work);
}

async function pkcs12Cipher(
  name: string,
  [salt, iterations]: readonly DerValue[],
  algorithm: DerValue,
  password: string | null,
  work: Work,
): Promise<CbcCipher> {
  const scheme = pkcs12Schemes[name];
  if (!scheme) throw notSupported(name);
  const derivation = {
    hash: 'SHA-1',
    salt: contentsOf(required(salt, tags.octetString, algorithm)),
    iterations: count(iterations, algorithm),
  } as const;
  const key = await pkcs12Key(password, { ...derivation, purpose: purposes.key, size: scheme.size }, work);
  const iv = await pkcs12Key(password, { ...derivation, purpose: purposes.iv, size: 8 }, work);
  return { ...scheme, key: scheme.name === '3DES' ? threeKeys(key) : key, iv };
}

/** 3DES with two keys uses the first one again. */
function threeKeys(key: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return key.length === 24 ? key : Uint8Array.from([...key, ...key.subarray(0, 8)]);
}

async function pbes2Cipher(
  [derivation, scheme]: readonly DerValue[],
  algorithm: DerValue,
  password: string | null,
  work: Work,
): Promise<CbcCipher> {
  const [type, iv] = childrenOf(required(scheme, tags.sequence, algorithm), 2);
  const name = identifier(type, algorithm);
  const cipher = pbes2Ciphers[name];
  if (!cipher) throw notSupported(name);
  const parameters = pbkdf2Parameters(required(derivation, tags.sequence, algorithm));
  const key = await pbkdf2(password ?? '', { ...parameters, size: cipher.size }, work);
  const vector = contentsOf(required(iv, tags.octetString, algorithm));
  if (vector.length !== (cipher.name === 'AES' ? 16 : 8)) throw notSupported(`${name}, iv ${vector.length}`);
  return { name: cipher.name, key, iv: vector };
}

/** The parameters of a key derivation by PBKDF2 (RFC 8018 §A.2), and the length of the key where it says one. */
export function pbkdf2Parameters(derivation: DerValue): {
  hash: HashName;
  salt: Uint8Array;
  iterations: number;
  keyLength: number | null;
} {
  const [type, parameters] = childrenOf(derivation, 2);
  const name = identifier(type, derivation);
  if (name !== oid.pbkdf2) throw notSupported(name === oid.scrypt ? 'scrypt' : name);
  const [salt, iterations, ...options] = childrenOf(required(parameters, tags.sequence, derivation), 4);
  const function_ = options.find(({ tag }) => tag === tags.sequence);
  const keyLength = options.find(({ tag }) => tag === tags.integer);
  return {
    hash: function_ ? hmacHash(function_) : 'SHA-1',
    salt: contentsOf(required(salt, tags.octetString, derivation)),
    iterations: count(iterations, derivation),
    keyLength: keyLength ? count(keyLength, derivation) : null,
  };
}

/** The hash of the HMAC that an AlgorithmIdentifier names. */
export function hmacHash(algorithm: DerValue): HashName {
  const name = identifier(childrenOf(algorithm, 1)[0], algorithm);
  const hash = hmacIdentifiers[name];
  if (!hash) throw notSupported(name);
  return hash;
}

/** A positive INTEGER; one that is too large to be exact is given as the largest that is. */
export function count(value: DerValue | undefined, structure: DerValue): number {
  const contents = contentsOf(required(value, tags.integer, structure));
  if (contents.length > 7) return Number.MAX_SAFE_INTEGER;
  const number = contents.reduce((sum, byte) => sum * 256 + byte, 0);
  if (number >= 1 && (contents[0] ?? 0x80) < 0x80) return Math.min(number, Number.MAX_SAFE_INTEGER);
  throw new RefusedError('malformed', {
    en: 'A number in this file makes no sense. Export it again.',
    fr: 'Un nombre de ce fichier n’a pas de sens. Exportez-le à nouveau.',
  });
}

function identifier(value: DerValue | undefined, structure: DerValue): string {
  return objectIdentifierOf(required(value, tags.objectIdentifier, structure));
}
