import type { Signed } from './certificate';
import { childrenOf, contentsOf, objectIdentifierOf, readValue, required, tags } from './der';
import { describeKey } from './keyDescription';
import { orMalformed } from './malformed';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** Whether a signature holds; `unsupported` where WebCrypto does not know its algorithm or curve. */
export type SignatureCheck = 'verified' | 'broken' | 'unsupported';

const rsaHashes: Readonly<Record<string, string>> = {
  [oid.sha1WithRsa]: 'SHA-1',
  [oid.sha256WithRsa]: 'SHA-256',
  [oid.sha384WithRsa]: 'SHA-384',
  [oid.sha512WithRsa]: 'SHA-512',
};

const ecdsaHashes: Readonly<Record<string, string>> = {
  [oid.ecdsaWithSha256]: 'SHA-256',
  [oid.ecdsaWithSha384]: 'SHA-384',
  [oid.ecdsaWithSha512]: 'SHA-512',
};

/** Bytes of a coordinate on each curve of WebCrypto. */
const coordinateSizes: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

/** Checks with WebCrypto that a certificate or a request is signed by the key of a DER SubjectPublicKeyInfo. */
export async function verifySignature(signed: Signed, spki: Uint8Array): Promise<SignatureCheck> {
  const { signatureAlgorithm } = signed;
  const [type] = childrenOf(signatureAlgorithm, 1);
  const name = objectIdentifierOf(required(type, tags.objectIdentifier, signatureAlgorithm));
  const key = describeKey(spki);
  const rsaHash = rsaHashes[name];
  if (rsaHash && key.algorithm === 'RSA') {
    return await verify({ name: 'RSASSA-PKCS1-v1_5', hash: rsaHash }, signed, signed.signature, spki);
  }
  const hash = ecdsaHashes[name];
  const size = key.algorithm === 'EC' ? coordinateSizes[key.curve] : undefined;
  if (hash && size && key.algorithm === 'EC') {
    const signature = orMalformed(() => fixedSizeSignature(signed.signature, size));
    if (!(signature instanceof Uint8Array)) return 'broken';
    return await verify({ name: 'ECDSA', namedCurve: key.curve, hash }, signed, signature, spki);
  }
  if (name === oid.ed25519 && key.algorithm === 'Ed25519') {
    return await verify({ name: 'Ed25519' }, signed, signed.signature, spki);
  }
  return 'unsupported';
}

async function verify(
  algorithm: { readonly name: string; readonly hash?: string; readonly namedCurve?: string },
  { signedBytes }: Signed,
  signature: Uint8Array,
  spki: Uint8Array,
): Promise<SignatureCheck> {
  try {
    const key = await crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, false, ['verify']);
    const holds = await crypto.subtle.verify(
      algorithm,
      key,
      new Uint8Array(signature),
      new Uint8Array(signedBytes),
    );
    return holds ? 'verified' : 'broken';
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'unsupported' : 'broken';
  }
}

/** From the two INTEGERs of X.509 (RFC 3279 §2.2.3) to the two coordinates of WebCrypto; null where too large. */
function fixedSizeSignature(der: Uint8Array, size: number): Uint8Array | null {
  const out = new Uint8Array(size * 2);
  for (const [index, integer] of childrenOf(readValue(der), 2).entries()) {
    const digits = contentsOf(integer);
    const significant = digits.subarray(
      Math.max(
        digits.findIndex((byte) => byte !== 0),
        0,
      ),
    );
    if (significant.length > size) return null;
    out.set(significant, (index + 1) * size - significant.length);
  }
  return out;
}
