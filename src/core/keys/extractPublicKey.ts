import { decodedBlocks } from '../pki/decodedBlocks';
import { isRefusal, type Refusal } from '../pki/encryption/refusal';
import { isMalformed } from '../pki/malformed';
import type { OpenOptions } from '../pki/openPkcs12';
import { pemText } from '../pki/pemText';
import { openPrivateKey } from './openPrivateKey';

/**
 * The public key that a file is about, as PEM of SubjectPublicKeyInfo: that of its first key, request or certificate. The
 * passphrase counts only where nothing else tells.
 */
export async function extractPublicKey(
  file: Uint8Array,
  passphrase: string | null,
  options: OpenOptions = {},
): Promise<string | Refusal> {
  for (const { structure } of decodedBlocks(file))
    if (!isMalformed(structure) && structure.publicKey) return publicKeyPem(structure.publicKey);
  const opened = await openPrivateKey(file, passphrase, options);
  return isRefusal(opened) ? opened : publicKeyPem(opened.publicKey);
}

/** A public key (DER SubjectPublicKeyInfo) as PEM. */
export function publicKeyPem(publicKey: Uint8Array): string {
  return pemText('PUBLIC KEY', publicKey);
}
