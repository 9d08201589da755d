import { isConfiguration } from '../inventory/fileNames';

/**
 * What an editor may tell a language server of a document: its text (`shown`), only the public facts of its
 * key material because a private key stands in it (`held`), or nothing because it matters to no feature.
 */
export type Sharing = 'shown' | 'held' | 'ignored';

const privateLabel = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|PKCS12)/;
/** Base64 of `-----BEGIN`: what stands behind it cannot be told without decoding, so it is not shown. */
const wrappedBlock = 'LS0tLS1CRUdJTi';

/** Decides what of a document, by its text and its path or URI, may be told. */
export function sharingOf(path: string, text: string): Sharing {
  if (privateLabel.test(text) || text.includes(wrappedBlock)) return 'held';
  return isConfiguration(path) || text.includes('-----BEGIN') ? 'shown' : 'ignored';
}
