import { decodedBlocks } from '../pki/decodedBlocks';
import { isMalformed, orMalformed } from '../pki/malformed';
import { pkcs7Contents } from '../pki/pkcs7';

/** The certificates (DER) of a file, in its order, those of a PKCS#7 included. */
export function certificatesIn(file: Uint8Array): Uint8Array[] {
  return [...decodedBlocks(file)].flatMap(({ structure, contents }) => {
    if (isMalformed(structure)) return [];
    if (structure.kind === 'certificate') return [contents];
    if (structure.kind !== 'pkcs7') return [];
    const members = orMalformed(() => pkcs7Contents(contents));
    return isMalformed(members) ? [] : members.certificates;
  });
}
