import type { Text } from '../language';
import { decodedBlocks } from '../pki/decodedBlocks';
import { childrenOf, contentsOf, readValue, required, tags } from '../pki/der';
import { derStructure, type KeyFormat } from '../pki/derStructure';
import { decryptWithPassword } from '../pki/encryption/passwordScheme';
import { orRefusal, RefusedError, wrongPassword, type Refusal } from '../pki/encryption/refusal';
import { workUnder } from '../pki/encryption/work';
import { isMalformed, orMalformed } from '../pki/malformed';
import { pemText } from '../pki/pemText';

/** A private key in clear: not to be kept, shown or sent. */
export interface PresentedKey {
  readonly pem: string;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
}

/** The first private key of a file, ready for TLS; `passphrase` is asked for where it needs one. */
export async function presentedKey(
  file: Uint8Array,
  passphrase: () => Promise<string>,
  signal?: AbortSignal,
): Promise<PresentedKey | Refusal> {
  return await orRefusal(async () => {
    for (const { structure, contents } of decodedBlocks(file)) {
      if (isMalformed(structure) || structure.kind !== 'private-key') continue;
      return structure.format === 'encrypted PKCS#8'
        ? inPem(await decrypted(contents, await passphrase(), signal), wrongPassword)
        : inPem(contents, unusable);
    }
    throw new RefusedError('not-that', {
      en: 'The file of the private key holds none that can be read. Inspect it.',
      fr: 'Le fichier de la clé privée n’en contient aucune de lisible. Inspectez-le.',
    });
  });
}

async function decrypted(der: Uint8Array, passphrase: string, signal: AbortSignal | undefined) {
  const parts = orMalformed(() => {
    const root = readValue(der);
    const [algorithm, text] = childrenOf(root, 2);
    return {
      algorithm: required(algorithm, tags.sequence, root),
      text: contentsOf(required(text, tags.octetString, root)),
    };
  });
  if (isMalformed(parts)) throw unusable();
  return await decryptWithPassword(parts.algorithm, passphrase, parts.text, workUnder(signal));
}

const labels: Partial<Record<KeyFormat, string>> = {
  'PKCS#8': 'PRIVATE KEY',
  'PKCS#1': 'RSA PRIVATE KEY',
  SEC1: 'EC PRIVATE KEY',
};

function inPem(der: Uint8Array, otherwise: () => RefusedError): PresentedKey {
  const structure = orMalformed(() => derStructure(der));
  if (structure === null || isMalformed(structure)) throw otherwise();
  const { format, publicKey, kind } = structure;
  const label = kind === 'private-key' && format ? labels[format] : undefined;
  if (label === undefined || publicKey === null) throw otherwise();
  return { pem: pemText(label, der), publicKey };
}

function unusable(): RefusedError {
  return new RefusedError('not-supported', unusableText);
}

const unusableText: Text = {
  en: 'This private key is of a form that TLS does not take here. Write it as PKCS#8, for instance by `openssl pkcs8 -topk8`.',
  fr: 'Cette clé privée est d’une forme que TLS ne prend pas ici. Écrivez-la en PKCS#8, par exemple par `openssl pkcs8 -topk8`.',
};
