import { encode, encodedNull, encodeInteger, encodeObjectIdentifier, encodeSequence } from './derWriter';
import { tags } from './der';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** What OWASP asks of PBKDF2-HMAC-SHA-256 since 2023. */
const iterations = 600_000;

/**
 * Encrypts a PKCS#8 key as EncryptedPrivateKeyInfo: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018 §6.2).
 *
 * WebCrypto derives the key away from the calling thread.
 */
export async function encryptPrivateKey(
  pkcs8: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
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
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, pkcs8);
  return encodeSequence(pbes2(salt, iv), encode(tags.octetString, new Uint8Array(encrypted)));
}

function pbes2(salt: Uint8Array, iv: Uint8Array): Uint8Array {
  const derivation = encodeSequence(
    encodeObjectIdentifier(oid.pbkdf2),
    encodeSequence(
      encode(tags.octetString, salt),
      encodeInteger(iterations),
      encodeSequence(encodeObjectIdentifier(oid.hmacWithSha256), encodedNull),
    ),
  );
  const cipher = encodeSequence(encodeObjectIdentifier(oid.aes256Cbc), encode(tags.octetString, iv));
  return encodeSequence(encodeObjectIdentifier(oid.pbes2), encodeSequence(derivation, cipher));
}
