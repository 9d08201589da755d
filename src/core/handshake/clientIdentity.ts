import { chainOf } from '../installation/chain';
import { certificatesOf } from '../pki/certificatesOf';
import { openBundleAsking } from '../installation/returnedFile';
import { openAsking, type AskPassphrase } from '../keys/openAsking';
import { openPrivateKey, type OpenedKey } from '../keys/openPrivateKey';
import { readCertificate } from '../pki/certificate';
import { isRefusal, RefusedError, type Refusal } from '../pki/encryption/refusal';
import { isMalformed, orMalformed } from '../pki/malformed';
import { pemText } from '../pki/pemText';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import { sha256Hex } from '../primitives/hash';
import type { ClientIdentity } from './handshake';

/** The files that an identity is made of: a key and its certificate, or else a PKCS#12; null where there is none. */
export interface IdentityFiles {
  readonly privateKey: Uint8Array | null;
  readonly certificate: Uint8Array | null;
  readonly chain: Uint8Array | null;
  readonly bundle: Uint8Array | null;
}

/** What shows who we are, and whom it says we are. */
export interface OpenedIdentity {
  readonly identity: ClientIdentity;
  /** DER of the certificate. */
  readonly certificate: Uint8Array;
}

/**
 * Puts together the key, the certificate of that key and its chain; `passphrase` is asked for where one is needed,
 * until it is right; of a bundle the empty one is tried first.
 */
export async function openIdentity(
  files: IdentityFiles,
  passphrase: AskPassphrase,
  signal?: AbortSignal,
): Promise<OpenedIdentity | Refusal> {
  const { privateKey, certificate, chain, bundle } = files;
  if (privateKey && certificate) {
    const key = await openAsking(privateKey, passphrase, signal);
    const materials = [certificate, chain].flatMap((file) => (file ? readKeyMaterial(file) : []));
    return isRefusal(key) ? key : await together(key, certificatesOf(materials));
  }
  if (bundle) return await fromBundle(bundle, passphrase, signal);
  return new RefusedError('not-that', {
    en: 'This entry has neither a private key with its certificate nor a PKCS#12 yet. Install the certificate first.',
    fr: 'Ce certificat n’a encore ni clé privée avec son certificat, ni PKCS#12. Installez d’abord le certificat.',
  }).refusal;
}

async function fromBundle(
  bundle: Uint8Array,
  passphrase: AskPassphrase,
  signal: AbortSignal | undefined,
): Promise<OpenedIdentity | Refusal> {
  const bundled = await openBundleAsking(bundle, passphrase, signal);
  if (isRefusal(bundled)) return bundled;
  const { opened } = bundled;
  const key = await openPrivateKey(opened.privateKeys[0]?.der ?? new Uint8Array(), null, { signal });
  const certificates = opened.certificates.map(({ der }) => der);
  return isRefusal(key) ? key : await together(key, certificates);
}

async function together(
  { pkcs8, publicKey }: OpenedKey,
  certificates: readonly Uint8Array[],
): Promise<OpenedIdentity | Refusal> {
  const identity = sha256Hex(publicKey);
  const own = certificates.find((der) => {
    const certificate = orMalformed(() => readCertificate(der));
    return !isMalformed(certificate) && sha256Hex(certificate.publicKey) === identity;
  });
  if (!own)
    return new RefusedError('mismatch', {
      en: 'The certificate is not that of the private key: no server would accept them. Install the right one.',
      fr: 'Le certificat n’est pas celui de la clé privée : aucun serveur ne les accepterait. Installez le bon.',
    }).refusal;
  const { authorities } = await chainOf(own, certificates);
  const shown = [own, ...authorities].map((der) => pemText('CERTIFICATE', der)).join('');
  return { identity: { privateKey: pemText('PRIVATE KEY', pkcs8), certificates: shown }, certificate: own };
}
