import { tags } from './der';
import { encode, encodeObjectIdentifier, encodeSequence } from './derWriter';
import { newPassphraseKey } from './encryption/newPassphraseKey';
import { objectIdentifiers as oid } from './objectIdentifiers';

/**
 * Encrypts a PKCS#8 key as EncryptedPrivateKeyInfo: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018 §6.2).
 *
 * WebCrypto derives the key away from the calling thread.
 */
export async function encryptPrivateKey(
  pkcs8: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { key, iv, derivation, cipher } = await newPassphraseKey(passphrase);
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, pkcs8);
  const pbes2 = encodeSequence(
    encodeObjectIdentifier(oid.pbes2),
    encodeSequence(encodeSequence(...derivation), cipher),
  );
  return encodeSequence(pbes2, encode(tags.octetString, new Uint8Array(encrypted)));
}
