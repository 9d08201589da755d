/** The object identifiers of CMS that this folder writes, in dotted form. */
export const cmsIdentifiers = {
  envelopedData: '1.2.840.113549.1.7.3',
  /** RSAES-OAEP (RFC 4055 §4.1). */
  rsaesOaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  /** The wrapping of a key by a passphrase (RFC 3211 §2.3). */
  pwriKek: '1.2.840.113549.1.9.16.3.9',
  /** dhSinglePass-stdDH-sha256kdf-scheme (RFC 5753 §7.1.4). */
  ecdhSha256Kdf: '1.3.132.1.11.1',
  /** AES key wrap (RFC 3394). */
  aes256Wrap: '2.16.840.1.101.3.4.1.45',
} as const;
