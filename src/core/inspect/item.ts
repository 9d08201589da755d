import type { KeyMaterialKind, Malformed } from '../pki/keyMaterial';
import type { Pkcs12Protection } from '../pki/pkcs12Protection';
import type { Range } from '../range';

/** A public key's algorithm and strength. */
export type KeyDescription =
  | { readonly algorithm: 'RSA'; readonly bits: number }
  | { readonly algorithm: 'EC'; readonly curve: string }
  | { readonly algorithm: 'Ed25519' | 'Ed448' | 'X25519' | 'X448' | 'UNKNOWN' };

/** A distinguished name: the attributes IGC-Santé uses, and the whole in RFC 4514 form. */
export interface DistinguishedName {
  readonly C?: string;
  readonly ST?: string;
  readonly O?: string;
  readonly OU: readonly string[];
  readonly CN?: string;
  readonly dn: string;
}

/** What a certificate is for, by its key usages and its authority. */
export type IgcProfile = 'ORG AUTH_CLI' | 'ORG SIGN' | 'ORG CONF' | 'SERV SSL' | 'PERSON' | 'CA' | 'UNKNOWN';

/** What identifies the structure that a certificate names. */
export type StructureIdentifierType = 'FINESS' | 'SIRET' | 'SIREN' | 'RPPS-rang' | 'ADELI' | 'UNKNOWN';

/** What IGC-Santé says of one of its certificates. */
export interface IgcIdentity {
  readonly profile: IgcProfile;
  readonly environment: 'production' | 'test';
  readonly structure: { readonly type: StructureIdentifierType; readonly value: string } | null;
  /** Whether the issuer's signature verifies against the trust anchors. */
  readonly chain: 'verified' | 'broken-signature' | 'unknown-issuer';
  /** Of a verified chain: whether its anchor is shipped, one that ANS publishes, or was added by the user. */
  readonly anchor?: 'shipped' | 'added';
}

interface ItemBase {
  readonly kind: KeyMaterialKind;
  /** Where it stands in the text; absent for DER and for what a container holds. */
  readonly range?: Range;
  /** Key identity, or null where it cannot be known. */
  readonly spki: string | null;
  readonly key?: KeyDescription;
  readonly sha256?: string;
}

/** A certificate. */
export interface InspectedCertificate extends ItemBase {
  readonly kind: 'certificate';
  readonly sha256: string;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Serial number, lower-case hex. */
  readonly serial: string;
  /** ISO 8601. */
  readonly notBefore: string;
  /** ISO 8601. */
  readonly notAfter: string;
  /** Names of RFC 5280 §4.2.1.3, such as `digitalSignature`. */
  readonly keyUsage: readonly string[];
  /** Names of RFC 5280 §4.2.1.12, such as `clientAuth`; dotted OID where it has no name. */
  readonly extendedKeyUsage: readonly string[];
  /** Subject alternative names, as `DNS:host`, `email:address`, `IP:address`, `URI:…`. */
  readonly san: readonly string[];
  readonly policies: readonly string[];
  /** Such as `sha256WithRSAEncryption`; dotted OID where it has no name here. */
  readonly signatureAlgorithm: string;
  /** Key identifier of the issuer, lower-case hex. */
  readonly authorityKeyIdentifier?: string;
  /** When its private key may sign, where that differs from its validity (RFC 3280 §4.2.1.4); ISO 8601. */
  readonly privateKeyUsagePeriod?: { readonly notBefore?: string; readonly notAfter?: string };
  /** In a PKCS#12, what ties it to its key: lower-case hex. */
  readonly localKeyId?: string;
  /** Null where the certificate is not one of IGC-Santé. */
  readonly igc: IgcIdentity | null;
}

/** A certificate request (PKCS#10). */
export interface InspectedRequest extends ItemBase {
  readonly kind: 'csr';
  readonly subject: DistinguishedName;
  readonly san: readonly string[];
  /**
   * Whether the request is signed by the key it carries (proof of possession, RFC 2986 §4.2); `unsupported` for an
   * algorithm that cannot be checked here.
   */
  readonly signature: 'verified' | 'broken' | 'unsupported';
  /** Such as `sha256WithRSAEncryption`; dotted OID where it has no name here. */
  readonly signatureAlgorithm: string;
}

/** What may be known of a key: never its private values. */
export interface InspectedKey extends ItemBase {
  readonly kind: 'private-key' | 'public-key';
  /** The container: `PKCS#1`, `PKCS#8`, `encrypted PKCS#8`, `SEC1`, `SubjectPublicKeyInfo`… */
  readonly format: string;
  readonly encrypted: boolean;
  /** Present where `spki` is that of the certificate which a PKCS#12 ties to this encrypted key. */
  readonly identityFrom?: 'localKeyID';
  /** In a PKCS#12, what ties it to its certificate: lower-case hex. */
  readonly localKeyId?: string;
}

/** A file of several things. */
export interface InspectedContainer extends ItemBase {
  readonly kind: 'pkcs12' | 'pkcs7';
  readonly items: readonly InspectedItem[];
  /** Of a PKCS#12. */
  readonly protection?: Pkcs12Protection;
}

/** A list of revoked certificates; its dates are ISO 8601. */
export interface InspectedCrl extends ItemBase {
  readonly kind: 'crl';
  readonly issuer: DistinguishedName;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly revoked: number;
}

/** What claims to be key material and cannot be read. */
export interface InspectedUnknown extends ItemBase {
  readonly kind: 'unknown';
  readonly error: Malformed;
}

/** One thing found in a file, fully decoded (`inspect --format json`). */
export type InspectedItem =
  | InspectedCertificate
  | InspectedRequest
  | InspectedKey
  | InspectedContainer
  | InspectedCrl
  | InspectedUnknown;
