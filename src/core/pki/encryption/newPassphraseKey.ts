import { tags } from '../der';
import { encode, encodedNull, encodeInteger, encodeObjectIdentifier, encodeSequence } from '../derWriter';
import { objectIdentifiers as oid } from '../objectIdentifiers';

/** What OWASP asks of PBKDF2-HMAC-SHA-256 since 2023. */
const iterations = 600_000;

/** A key derived from a passphrase for one encryption by AES-256-CBC, and what tells others how to do both. */
export interface PassphraseKey {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** The fields of the AlgorithmIdentifier of PBKDF2 (RFC 8018 §A.2). */
  readonly derivation: readonly Uint8Array[];
  /** The AlgorithmIdentifier of AES-256-CBC (RFC 3565 §4.1). */
  readonly cipher: Uint8Array;
}

type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.deriveKey>>;

/** Derives a key with a new salt by PBKDF2-HMAC-SHA-256, which WebCrypto does away from the calling thread. */
export async function newPassphraseKey(passphrase: string): Promise<PassphraseKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    secret,
    { name: 'AES-CBC', length: 256 },
    false,
    ['encrypt'],
  );
  const derivation = [
    encodeObjectIdentifier(oid.pbkdf2),
    encodeSequence(
      encode(tags.octetString, salt),
      encodeInteger(iterations),
      encodeSequence(encodeObjectIdentifier(oid.hmacWithSha256), encodedNull),
    ),
  ];
  const cipher = encodeSequence(encodeObjectIdentifier(oid.aes256Cbc), encode(tags.octetString, iv));
  return { key, iv, derivation, cipher };
}
