import { sha1 } from '@noble/hashes/legacy.js';
import { readCertificate, type Certificate } from './certificate';
import { childrenOf, encodingOf, readValue, tags } from './der';
import { encode, encodedNull, encodeInteger, encodeObjectIdentifier, encodeSequence } from './derWriter';
import { encryptCbc } from './encryption/cbc';
import { pkcs12Key, purposes } from './encryption/pkcs12Key';
import { orRefusal, RefusedError, type Refusal } from './encryption/refusal';
import { workUnder, type Work } from './encryption/work';
import { encryptPrivateKey } from './encryptPrivateKey';
import { isMalformed, orMalformed } from './malformed';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { macUnder } from './pkcs12Mac';
import { publicKeyOfPkcs8 } from './publicKeyOf';

/**
 * How a PKCS#12 is protected: `modern` by AES-256-CBC, PBKDF2 with HMAC-SHA-256 and a MAC of SHA-256; `legacy` by 3DES
 * and a MAC of SHA-1, for software that reads nothing else.
 */
export type Pkcs12Compatibility = 'modern' | 'legacy';

/** A private key and how it is called. */
export interface NamedKey {
  /** PrivateKeyInfo (PKCS#8). */
  readonly privateKey: Uint8Array;
  /** What programs call the key by. */
  readonly friendlyName: string | null;
}

/** What to put into a PKCS#12. */
export interface Pkcs12Contents extends NamedKey {
  /** The keys beside the first. */
  readonly otherKeys?: readonly NamedKey[];
  /** DER, in any order: those of the keys, and those of the authorities above them. */
  readonly certificates: readonly Uint8Array[];
  readonly password: string;
  readonly compatibility: Pkcs12Compatibility;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The rounds of the derivation of PKCS#12 itself, of which every opening waits for one, in JavaScript: less than those of
 * PBKDF2, and a hundred times what tools write by themselves.
 */
const protections = {
  modern: { hash: 'SHA-256', hashIdentifier: oid.sha256, iterations: 200_000 },
  legacy: { hash: 'SHA-1', hashIdentifier: oid.sha1, iterations: 50_000 },
} as const;

/**
 * Makes a PKCS#12 (RFC 7292) of keys, each with its certificate and the chain in its order, leaf first, or says why not. The
 * certificates are in clear, as IGC-Santé delivers them: they are public, and so show without the password; the MAC
 * holds them together with the key.
 */
export async function writePkcs12(contents: Pkcs12Contents): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  return await orRefusal(async () => {
    const { password, compatibility, signal, otherKeys = [] } = contents;
    const work = workUnder(signal);
    let certificates = contents.certificates;
    const namesOf = new Map<Uint8Array, Uint8Array>();
    const keys: Uint8Array[] = [];
    // The chain of the first key comes first, so it is ordered last.
    for (const { privateKey, friendlyName } of [contents, ...otherKeys].reverse()) {
      const key = new Uint8Array(privateKey);
      certificates = orderedChain(key, certificates);
      const [leaf = key] = certificates;
      const names = attributes(sha1(leaf), friendlyName);
      namesOf.set(leaf, names);
      const encrypted =
        compatibility === 'modern'
          ? await encryptPrivateKey(key, password)
          : await encryptWith3Des(key, password, work);
      signal?.throwIfAborted();
      keys.unshift(bag(oid.shroudedKeyBag, encrypted, names));
    }
    const safe = encodeSequence(
      data(encodeSequence(...certificates.map((der) => certificateBag(der, namesOf.get(der) ?? null)))),
      data(encodeSequence(...keys)),
    );
    return encodeSequence(encodeInteger(3), data(safe), await macData(safe, password, compatibility, work));
  });
}

/**
 * The certificate of the key, then each issuer after what it issued; what belongs to no one comes last, in its order.
 *
 * @throws RefusedError where no certificate is that of the key, or one cannot be read.
 */
function orderedChain(privateKey: Uint8Array, certificates: readonly Uint8Array[]): Uint8Array[] {
  const publicKey = orMalformed(() => publicKeyOfPkcs8(childrenOf(readValue(privateKey), 4)) ?? noKey);
  if (isMalformed(publicKey)) throw new RefusedError('malformed', publicKey.message);
  const rest = certificates.map((der) => ({ der, certificate: readable(der) }));
  const chain: typeof rest = [];
  const take = (fits: (certificate: Certificate) => boolean) => {
    const [found] = rest.splice(rest.findIndex(({ certificate }) => fits(certificate)) >>> 0, 1);
    if (found) chain.push(found);
    return found;
  };
  let last = take((certificate) => isSame(certificate.publicKey, publicKey));
  if (!last) throw noCertificate();
  while (last) {
    const { issuer } = last.certificate;
    last = take(({ subject }) => isSame(encodingOf(subject), encodingOf(issuer)));
  }
  return [...chain, ...rest].map(({ der }) => der);
}

const noKey = {
  message: {
    en: 'This is not a private key that can be used here, of RSA or of a named curve.',
    fr: 'Ce n’est pas une clé privée utilisable ici, de type RSA ou d’une courbe nommée.',
  },
  offset: 0,
};

function readable(der: Uint8Array): Certificate {
  const certificate = orMalformed(() => readCertificate(der));
  if (isMalformed(certificate)) throw new RefusedError('malformed', certificate.message);
  return certificate;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

function noCertificate(): RefusedError {
  return new RefusedError('mismatch', {
    en: 'None of these certificates is that of the private key. Give the certificate that was issued for its request (CSR).',
    fr: 'Aucun de ces certificats n’est celui de la clé privée. Donnez le certificat délivré pour sa demande (CSR).',
  });
}

function data(contents: Uint8Array): Uint8Array {
  return encodeSequence(encodeObjectIdentifier(oid.data), encode(0xa0, encode(tags.octetString, contents)));
}

function bag(type: string, value: Uint8Array, names: Uint8Array | null): Uint8Array {
  return encodeSequence(encodeObjectIdentifier(type), encode(0xa0, value), ...(names ? [names] : []));
}

function certificateBag(der: Uint8Array, names: Uint8Array | null): Uint8Array {
  const octets = encode(0xa0, encode(tags.octetString, der));
  return bag(oid.certificateBag, encodeSequence(encodeObjectIdentifier(oid.x509Certificate), octets), names);
}

function attributes(localKeyId: Uint8Array, friendlyName: string | null): Uint8Array {
  const attribute = (type: string, value: Uint8Array) =>
    encodeSequence(encodeObjectIdentifier(type), encode(tags.set, value));
  return encode(
    tags.set,
    ...(friendlyName === null
      ? []
      : [attribute(oid.friendlyName, encode(tags.bmpString, utf16(friendlyName)))]),
    attribute(oid.localKeyId, encode(tags.octetString, localKeyId)),
  );
}

function utf16(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i));
  return new Uint8Array(view.buffer);
}

/** An EncryptedPrivateKeyInfo under pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 §C). */
async function encryptWith3Des(
  privateKey: Uint8Array<ArrayBuffer>,
  password: string,
  work: Work,
): Promise<Uint8Array> {
  const { hash, iterations } = protections.legacy;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const derivation = { hash, salt, iterations };
  const key = await pkcs12Key(password, { ...derivation, purpose: purposes.key, size: 24 }, work);
  const iv = await pkcs12Key(password, { ...derivation, purpose: purposes.iv, size: 8 }, work);
  const encrypted = await encryptCbc({ name: '3DES', key, iv }, privateKey, work);
  const parameters = encodeSequence(encode(tags.octetString, salt), encodeInteger(iterations));
  return encodeSequence(
    encodeSequence(encodeObjectIdentifier(oid.pbeWithSha1And3Des), parameters),
    encode(tags.octetString, encrypted),
  );
}

/** The MacData over the AuthenticatedSafe (RFC 7292 §4). PBMAC1 would be stronger; Java 17 and OpenSSL 3.0 refuse it. */
async function macData(
  safe: Uint8Array,
  password: string,
  compatibility: Pkcs12Compatibility,
  work: Work,
): Promise<Uint8Array> {
  const { hash, hashIdentifier, iterations } = protections[compatibility];
  const size = hash === 'SHA-256' ? 32 : 20;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await pkcs12Key(password, { hash, salt, iterations, purpose: purposes.mac, size }, work);
  const digest = await macUnder(hash, key, safe, work);
  const algorithm = encodeSequence(encodeObjectIdentifier(hashIdentifier), encodedNull);
  return encodeSequence(
    encodeSequence(algorithm, encode(tags.octetString, digest)),
    encode(tags.octetString, salt),
    encodeInteger(iterations),
  );
}
