import { md5 } from '@noble/hashes/legacy.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { decryptCbc } from '../pki/encryption/cbc';
import { notSupported } from '../pki/encryption/refusal';
import type { Work } from '../pki/encryption/work';

const ciphers: Readonly<Record<string, { name: 'AES' | '3DES'; size: number; ivSize: number }>> = {
  'AES-128-CBC': { name: 'AES', size: 16, ivSize: 16 },
  'AES-192-CBC': { name: 'AES', size: 24, ivSize: 16 },
  'AES-256-CBC': { name: 'AES', size: 32, ivSize: 16 },
  'DES-EDE3-CBC': { name: '3DES', size: 24, ivSize: 8 },
};

/**
 * Decrypts the body of a PEM block with `Proc-Type: 4,ENCRYPTED` (RFC 1421 §4.6.1.1), its key derived as OpenSSL does:
 * MD5 over the password and the first bytes of the IV, once.
 *
 * @throws RefusedError where the cipher is not read here, or the passphrase shows to be wrong.
 */
export async function decryptLegacyPem(
  headers: string,
  body: Uint8Array,
  passphrase: string,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const [, name = '', hex = ''] =
    /^DEK-Info: *([A-Za-z0-9-]{1,32}),([0-9A-Fa-f]{16,32})\s*$/m.exec(headers) ?? [];
  const cipher = ciphers[name.toUpperCase()];
  if (!cipher || hex.length !== cipher.ivSize * 2) throw notSupported(name === '' ? 'DEK-Info' : name);
  const iv = hexToBytes(hex);
  const secret = concatBytes(new TextEncoder().encode(passphrase), iv.subarray(0, 8));
  let last = md5(secret);
  let key = last;
  while (key.length < cipher.size) {
    last = md5(concatBytes(last, secret));
    key = concatBytes(key, last);
  }
  return await decryptCbc({ name: cipher.name, key: key.slice(0, cipher.size), iv }, body, work);
}
