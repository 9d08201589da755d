import { decodedBlocks } from '../pki/decodedBlocks';
import { isMalformed } from '../pki/malformed';

/** Whether a file holds a private key, encrypted or not, or a PKCS#12, which is made for one. */
export function holdsPrivateKey(file: Uint8Array): boolean {
  return [...decodedBlocks(file)].some(
    ({ structure }) => !isMalformed(structure) && ['private-key', 'pkcs12'].includes(structure.kind),
  );
}
