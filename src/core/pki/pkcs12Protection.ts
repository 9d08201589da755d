import { childrenOf, contentsOf, contextTag, objectIdentifierOf, readValue, tags } from './der';
import type { DerValue } from './der';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** How a PKCS#12 is protected by its password, as it says without it (RFC 7292 §4). */
export interface Pkcs12Protection {
  /** Null where it has none. */
  readonly mac: { readonly hash: string; readonly iterations: number | null } | null;
  /** Each of its encrypted parts, in its order. */
  readonly encryption: readonly Pkcs12Encryption[];
}

/** How one part of a PKCS#12 is encrypted. */
export interface Pkcs12Encryption {
  /** `contents` may be certificates or keys: nothing tells before they are decrypted. */
  readonly of: 'private-key' | 'contents';
  /** Such as `AES-256-CBC`, `3DES` or `RC2-40`; dotted OID where it has no name here. */
  readonly algorithm: string;
  /** How the key comes of the password, such as `PBKDF2-HMAC-SHA-256` or `PKCS#12 SHA-1`; dotted OID where it has no name. */
  readonly derivation: string;
  /** Of the key derivation; null where it cannot be read. */
  readonly iterations: number | null;
}

/** The schemes of RFC 7292 appendix C. */
const pkcs12Schemes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.12.1.1': 'RC4-128',
  '1.2.840.113549.1.12.1.2': 'RC4-40',
  '1.2.840.113549.1.12.1.3': '3DES',
  '1.2.840.113549.1.12.1.4': '3DES-112',
  '1.2.840.113549.1.12.1.5': 'RC2-128',
  '1.2.840.113549.1.12.1.6': 'RC2-40',
};

/** The encryption schemes of PBES2 (RFC 8018 §B.2). */
const pbes2Ciphers: Readonly<Record<string, string>> = {
  '1.2.840.113549.3.7': '3DES-PBES2',
  '2.16.840.1.101.3.4.1.2': 'AES-128-CBC',
  '2.16.840.1.101.3.4.1.22': 'AES-192-CBC',
  [oid.aes256Cbc]: 'AES-256-CBC',
};

const macHashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.840.113549.1.5.14': 'PBMAC1',
};

/** The HMACs of RFC 8018 §B.1.2. */
const hmacHashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.8': 'SHA-224',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** How an AlgorithmIdentifier encrypts. */
export function encryptionOf(algorithm: DerValue): Omit<Pkcs12Encryption, 'of'> {
  const [type, parameters] = childrenOf(algorithm, 2);
  const name = identifierOf(type);
  if (name !== oid.pbes2) {
    const iterations = sequence(parameters)[1];
    return {
      algorithm: pkcs12Schemes[name] ?? name,
      derivation: 'PKCS#12 SHA-1',
      iterations: numberOf(iterations),
    };
  }
  const [derivation, scheme] = sequence(parameters);
  const [function_, derivationParameters] = sequence(derivation);
  const fields = sequence(derivationParameters);
  const cipher = identifierOf(sequence(scheme)[0]);
  return {
    algorithm: pbes2Ciphers[cipher] ?? cipher,
    derivation: derivationOf(identifierOf(function_), fields),
    iterations: numberOf(fields[1]),
  };
}

/** HMAC-SHA-1 is what PBKDF2 takes where it names none (RFC 8018 §A.2). */
function derivationOf(name: string, fields: readonly DerValue[]): string {
  if (name !== oid.pbkdf2) return name === oid.scrypt ? 'scrypt' : name;
  const pseudorandom = fields.slice(2).find(({ tag }) => tag === tags.sequence);
  const hmac = pseudorandom ? identifierOf(sequence(pseudorandom)[0]) : null;
  return `PBKDF2-HMAC-${hmac === null ? 'SHA-1' : (hmacHashes[hmac] ?? hmac)}`;
}

/** The MAC of a PKCS#12, from its MacData (RFC 7292 §4). */
export function macOf(macData: DerValue | undefined): Pkcs12Protection['mac'] {
  if (macData?.tag !== tags.sequence) return null;
  const [digestInfo, , iterations] = childrenOf(macData, 3);
  const [algorithm] = sequence(digestInfo);
  const hash = identifierOf(sequence(algorithm)[0]);
  return { hash: macHashes[hash] ?? hash, iterations: iterations ? numberOf(iterations) : 1 };
}

/** The AlgorithmIdentifier of an EncryptedData (RFC 5652 §8) inside a ContentInfo; undefined for any other. */
export function algorithmOfEncryptedData(contentInfo: DerValue): DerValue | undefined {
  const [type, wrapper] = childrenOf(contentInfo, 2);
  if (identifierOf(type) !== oid.encryptedData || wrapper?.tag !== contextTag(0)) return undefined;
  const [, content] = sequence(childrenOf(wrapper, 1)[0]);
  const [, algorithm] = sequence(content);
  return algorithm?.tag === tags.sequence ? algorithm : undefined;
}

/** The AlgorithmIdentifier of an EncryptedPrivateKeyInfo (RFC 5958 §3). */
export function algorithmOfEncryptedKey(der: Uint8Array): DerValue | undefined {
  const [algorithm] = childrenOf(readValue(der), 1);
  return algorithm?.tag === tags.sequence ? algorithm : undefined;
}

function sequence(value: DerValue | undefined): DerValue[] {
  return value?.tag === tags.sequence ? childrenOf(value, 4) : [];
}

function identifierOf(value: DerValue | undefined): string {
  return value?.tag === tags.objectIdentifier ? objectIdentifierOf(value) : 'UNKNOWN';
}

/** A non-negative INTEGER of at most six bytes; null for any other. */
function numberOf(value: DerValue | undefined): number | null {
  if (value?.tag !== tags.integer || value.end - value.contents > 6) return null;
  return contentsOf(value).reduce((number, byte) => number * 256 + byte, 0);
}
