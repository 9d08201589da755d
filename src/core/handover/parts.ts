import { certificatesOf } from '../pki/certificatesOf';
import { keyInFile } from '../keys/keyInFile';
import type { Text } from '../language';
import { decodedBlocks, type DecodedBlock } from '../pki/decodedBlocks';
import { RefusedError } from '../pki/encryption/refusal';
import type { KeyMaterialKind } from '../pki/keyMaterial';
import { isMalformed } from '../pki/malformed';
import { pemText } from '../pki/pemText';
import { readKeyMaterial } from '../pki/readKeyMaterial';

/** A file of an entry and where it stands. */
export interface Part {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The request of a file in PEM, and nothing of what stands around it.
 *
 * @throws RefusedError where there is none, or a private key too.
 */
export function requestIn(part: Part | null): string {
  const [request] = part ? blocksOf(part, 'csr') : [];
  if (!part || !request) throw refused(noRequest);
  if (holdsSecret(part)) throw refused(keyBeside(part.path));
  return pemText('CERTIFICATE REQUEST', request.contents);
}

/**
 * The PKCS#12 of a file, and nothing of what stands around it.
 *
 * @throws RefusedError where there is none, or another secret too.
 */
export function bundleIn(part: Part): Uint8Array<ArrayBuffer> {
  const [bundle, ...others] = blocksOf(part, 'pkcs12');
  if (!bundle) throw refused(noBundle);
  if (others.length > 0 || blocksOf(part, 'private-key').length > 0) throw refused(keyBeside(part.path));
  return new Uint8Array(bundle.contents);
}

/**
 * The private key of one file and the certificates of the others in one text of PEM, and nothing of what stands around them.
 *
 * @throws RefusedError where one of them is missing, or another private key stands among them.
 */
export function keyAndCertificates(key: Part | null, certificate: Part | null, chain: Part | null): string {
  if (!key || blocksOf(key, 'private-key').length === 0) throw refused(noBundle);
  if (!certificate || blocksOf(certificate, 'certificate').length === 0) throw refused(noBundle);
  const certificates = chain ? [certificate, chain] : [certificate];
  const exposed = certificates.find(holdsSecret);
  if (exposed) throw refused(keyBeside(exposed.path));
  const found = certificatesOf(certificates.flatMap(({ bytes }) => readKeyMaterial(bytes)));
  return [keyBlock(key), ...found.map((der) => pemText('CERTIFICATE', der))].join('');
}

/** As it stands there, since what encrypts it may stand in its headers. */
function keyBlock({ path, bytes }: Part): string {
  const { around } = keyInFile(bytes);
  if (around === null) throw refused(noBundle);
  if (blocksOf({ path, bytes }, 'private-key').length > 1) throw refused(keyBeside(path));
  return `${around.block}\n`;
}

function holdsSecret(part: Part): boolean {
  return blocksOf(part, 'private-key').length + blocksOf(part, 'pkcs12').length > 0;
}

function blocksOf({ bytes }: Part, kind: KeyMaterialKind): DecodedBlock[] {
  return [...decodedBlocks(bytes)].filter(
    ({ structure }) => !isMalformed(structure) && structure.kind === kind,
  );
}

function refused(message: Text): RefusedError {
  return new RefusedError('not-that', message);
}

function keyBeside(path: string): Text {
  return {
    en: `${path} also holds a private key or PKCS#12 that must not leave. Take it out first.`,
    fr: `${path} contient aussi une clé privée ou un PKCS#12 qui ne doit pas sortir. Retirez-le d’abord.`,
  };
}

const noRequest: Text = {
  en: 'This entry has no certificate request (CSR) yet. Generate its key and CSR first.',
  fr: 'Ce certificat n’a pas encore de demande (CSR). Générez d’abord sa clé et sa CSR.',
};

const noBundle: Text = {
  en: 'This entry has neither a PKCS#12 nor a private key with its certificate in PEM. Install the certificate first.',
  fr: 'Ce certificat n’a ni PKCS#12, ni clé privée avec son certificat en PEM. Installez d’abord le certificat.',
};
