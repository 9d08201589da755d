import { isConfiguration } from '../inventory/fileNames';

/**
 * What an editor may tell a language server of a document: its text (`shown`), only the public facts of its
 * key material because a private key stands in it (`held`), or nothing because it matters to no feature.
 */
export type Sharing = 'shown' | 'held' | 'ignored';

const privateLabel = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|PKCS12)/;
/** Base64 of `-----BEGIN`, 0, 1 or 2 bytes after a third: what stands behind it cannot be told without decoding. */
const wrappedBlock = /LS0tLS1CRUdJTi|0tLS0tQkVHSU|tLS0tLUJFR0lO/;

/**
 * How base64 of a private key or of a PKCS#12 starts: a SEQUENCE, by the size of its length, and a version; or a
 * SEQUENCE and the identifier of an encryption by password.
 */
const wrappedKey =
  /(?<![A-Za-z0-9+/])(?:MI[I-L]...IBA|MI[GH].AgE[AB]|M..CAQ[AE]|MI[I-L].{5}BgkqhkiG9w0B(?:BQ|DA)|MI[GH].M.{2}GCSqGSIb3DQE[FM])/;

/** Decides what of a document, by its text and its path or URI, may be told. */
export function sharingOf(path: string, text: string): Sharing {
  if ([privateLabel, wrappedBlock, wrappedKey].some((form) => form.test(text))) return 'held';
  return isConfiguration(path) || text.includes('-----BEGIN') ? 'shown' : 'ignored';
}
