import { childrenOf, readValue } from '../pki/der';
import { derStructure, type KeyFormat } from '../pki/derStructure';
import { orRefusal, RefusedError, wrongPassword, type Refusal } from '../pki/encryption/refusal';
import { workUnder, type Work } from '../pki/encryption/work';
import { MalformedError } from '../pki/malformed';
import { decryptPrivateKey, type OpenOptions } from '../pki/openPkcs12';
import { publicKeyOfPkcs8 } from '../pki/publicKeyOf';
import { keyInFile, type KeyInFile } from './keyInFile';
import { decryptLegacyPem } from './legacyPem';
import { pkcs8Of } from './pkcs8';

/** A private key in clear. Holds it: not to be kept. */
export interface OpenedKey {
  /** PrivateKeyInfo (PKCS#8). */
  readonly pkcs8: Uint8Array<ArrayBuffer>;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** Whether the file has it under a passphrase. */
  readonly wasEncrypted: boolean;
}

/**
 * Opens the one private key of a file, PEM or DER: PKCS#8 in clear or under PBES2, PKCS#1, SEC1, and the encrypted PEM of
 * old OpenSSL. Says why where it does not open; `null` is no passphrase.
 */
export async function openPrivateKey(
  file: Uint8Array,
  passphrase: string | null,
  { signal }: OpenOptions = {},
): Promise<OpenedKey | Refusal> {
  return await orRefusal(() => readKey(() => openedKey(keyInFile(file), passphrase, workUnder(signal))));
}

/** The result of `read`; what is malformed is refused. */
export async function readKey<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    const { en, fr } = error.malformed.message;
    throw new RefusedError('malformed', {
      en: `This key is damaged: ${en}`,
      fr: `Cette clé est abîmée : ${fr}`,
    });
  }
}

/** @throws RefusedError or MalformedError where it does not open. */
export async function openedKey(
  { label, headers, der }: KeyInFile,
  passphrase: string | null,
  work: Work,
): Promise<OpenedKey> {
  const isLegacy = headers.includes('ENCRYPTED');
  const format = isLegacy ? undefined : derStructure(der)?.format;
  const wasEncrypted = isLegacy || format === 'encrypted PKCS#8';
  if (wasEncrypted && passphrase === null) throw needsPassphrase();
  const given = passphrase ?? '';
  const pkcs8 = isLegacy
    ? await legacyKey(label, headers, der, given, work)
    : wasEncrypted
      ? new Uint8Array(await decryptPrivateKey(der, given, work))
      : pkcs8Of(format, der);
  const publicKey = publicKeyOfPkcs8(childrenOf(readValue(pkcs8), 4));
  if (!publicKey) throw wasEncrypted ? wrongPassword() : unknownKind();
  return { pkcs8, publicKey, wasEncrypted };
}

async function legacyKey(
  label: string | null,
  headers: string,
  der: Uint8Array,
  passphrase: string,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const format: KeyFormat = label === 'EC PRIVATE KEY' ? 'SEC1' : 'PKCS#1';
  const key = await decryptLegacyPem(headers, der, passphrase, work);
  try {
    if (derStructure(key)?.format === format) return pkcs8Of(format, key);
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
  }
  throw wrongPassword();
}

function needsPassphrase(): RefusedError {
  return new RefusedError('needs-password', {
    en: 'This private key has a passphrase. Give the one that was chosen when it was made.',
    fr: 'Cette clé privée a une phrase de passe. Donnez celle qui a été choisie quand elle a été créée.',
  });
}

function unknownKind(): RefusedError {
  return new RefusedError('not-supported', {
    en: 'This private key is of a kind that is not read here: RSA, the named curves and Ed25519 are.',
    fr: 'Cette clé privée est d’un type qui n’est pas lu ici : RSA, les courbes nommées et Ed25519 le sont.',
  });
}
