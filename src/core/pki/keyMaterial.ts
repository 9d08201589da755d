import type { Text } from '../language';
import type { Range } from '../range';

/** What an X.509 file or PEM block holds. */
export type KeyMaterialKind =
  'certificate' | 'csr' | 'private-key' | 'public-key' | 'pkcs12' | 'pkcs7' | 'crl' | 'unknown';

/** Why bytes that claim to be key material are not, and where. */
export interface Malformed {
  readonly message: Text;
  /** Byte of the file at which reading failed. */
  readonly offset: number;
}

/** Why an RSA key is too weak to be used. */
export type KeyWeakness =
  | { readonly reason: 'short-modulus'; readonly bits: number }
  | { readonly reason: 'small-exponent'; readonly exponent: number }
  | { readonly reason: 'even-exponent' }
  /** CVE-2017-15361: the private key can be computed from the public one. */
  | { readonly reason: 'roca' };

/**
 * What the first, cheap reading of a file knows of one PEM block or DER file.
 *
 * Holds nothing private: of a private key only its public identity is kept.
 */
export interface KeyMaterial {
  readonly kind: KeyMaterialKind;
  /** As `base64` stands in a text what is DER, or PEM, once decoded. */
  readonly encoding: 'pem' | 'base64' | 'der';
  /** Where it stands in the text; the start of the file for DER. */
  readonly range: Range;
  /** SHA-256 of the DER, lower-case hex. */
  readonly sha256: string;
  /**
   * Key identity: SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex; null where it cannot be known. A PKCS#12
   * has that of its private key, or of the certificate in clear that its localKeyID ties to the encrypted key.
   */
  readonly spki: string | null;
  /** End of validity of a certificate, in milliseconds since 1970. */
  readonly notAfter: number | null;
  /** True of a private key that needs a passphrase. */
  readonly encrypted: boolean;
  /**
   * The DER of what is public; null for a private key. Of a PKCS#12, what it shows without its password
   * (`publicPkcs12`).
   */
  readonly der: Uint8Array | null;
  /** Of the key that `spki` identifies. */
  readonly weakness?: KeyWeakness;
  readonly error?: Malformed;
  /** What was left out of this and what follows in the file, and why. */
  readonly note?: Text;
}
