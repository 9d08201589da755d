import { decodedBlocks } from '../pki/decodedBlocks';
import type { DerStructure, KeyFormat } from '../pki/derStructure';
import type { Refusal } from '../pki/encryption/refusal';
import { isMalformed } from '../pki/malformed';
import { pemText } from '../pki/pemText';

/** The same thing in the other encoding, and the extension that is usual for it. */
export interface Converted {
  readonly content: string | Uint8Array;
  readonly extension: 'pem' | 'der';
}

/** What stood in DER in PEM, or the one thing that stood in PEM in DER; or why it cannot be written so. */
export function convertEncoding(file: Uint8Array): Converted | Refusal {
  const [block, ...others] = decodedBlocks(file);
  if (!block || isMalformed(block.structure)) return { reason: 'not-that', message: nothing };
  if (others.length > 0) return { reason: 'not-supported', message: several(others.length + 1) };
  const label = labelOf(block.structure);
  if (label === null) return { reason: 'not-supported', message: pemOnly };
  return block.encoding === 'der'
    ? { content: pemText(label, block.contents), extension: 'pem' }
    : { content: block.contents.slice(), extension: 'der' };
}

/** The label of RFC 7468; null for what has no DER form of its own. */
function labelOf({ kind, format }: DerStructure): string | null {
  if (kind === 'private-key') return privateLabels[format ?? 'OpenSSH'] ?? null;
  if (kind === 'public-key') return format === 'PKCS#1' ? 'RSA PUBLIC KEY' : 'PUBLIC KEY';
  return labels[kind];
}

const labels = {
  certificate: 'CERTIFICATE',
  csr: 'CERTIFICATE REQUEST',
  crl: 'X509 CRL',
  pkcs7: 'PKCS7',
  pkcs12: 'PKCS12',
} as const;

const privateLabels: Partial<Record<KeyFormat, string>> = {
  'PKCS#1': 'RSA PRIVATE KEY',
  'PKCS#8': 'PRIVATE KEY',
  'encrypted PKCS#8': 'ENCRYPTED PRIVATE KEY',
  SEC1: 'EC PRIVATE KEY',
  DSA: 'DSA PRIVATE KEY',
};

const nothing = {
  en: 'Nothing in this file can be converted: it holds no certificate, request or key that can be read.',
  fr: 'Rien dans ce fichier ne peut être converti : il ne contient ni certificat, ni demande, ni clé lisible.',
};
const pemOnly = {
  en: 'This key is encrypted in a way that only PEM can say. Change its passphrase first: that writes it as PKCS#8.',
  fr: 'Cette clé est chiffrée d’une façon que seul le PEM sait dire. Changez d’abord sa phrase de passe : elle sera écrite en PKCS#8.',
};

function several(count: number) {
  return {
    en: `This file holds ${count} things, and a DER file holds one. Put the one you need in a file of its own.`,
    fr: `Ce fichier contient ${count} objets, et un fichier DER n’en contient qu’un. Placez celui qu’il vous faut dans son propre fichier.`,
  };
}
