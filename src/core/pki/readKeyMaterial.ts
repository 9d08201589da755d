import type { Text } from '../language';
import { BoundedPoints, mostPoints } from './boundedPoints';
import { decodedBlocks } from './decodedBlocks';
import type { DecodedBlock } from './decodedBlocks';
import { sha256Hex } from '../primitives/hash';
import type { KeyMaterial, KeyMaterialKind } from './keyMaterial';
import { isMalformed, orMalformed } from './malformed';
import { publicPkcs12 } from './publicPkcs12';
import { weaknessOf } from './weakKey';

/** The kinds that never hold a private key. */
const publicKinds: ReadonlySet<KeyMaterialKind> = new Set([
  'certificate',
  'csr',
  'public-key',
  'pkcs7',
  'crl',
]);

/**
 * Finds the key material of a file: PEM blocks anywhere in a UTF-8 text, or a DER file; nothing for any other file.
 *
 * Takes time linear in the size of the file and never throws. What it returns shares no memory with `bytes`.
 */
export function readKeyMaterial(bytes: Uint8Array): readonly KeyMaterial[] {
  const points = new BoundedPoints();
  let wasOver = false;
  return Array.from(decodedBlocks(bytes, points), (block) => {
    const material = keyMaterial(block, points);
    const isFirstOver = points.isOver && !wasOver;
    wasOver = points.isOver;
    return isFirstOver ? { ...material, note: tooManyPoints } : material;
  });
}

const tooManyPoints: Text = {
  en: `This file holds over ${mostPoints} keys without their public half: from here on it is not computed, so copies of them are not told. Split the file.`,
  fr: `Ce fichier contient plus de ${mostPoints} clés sans leur moitié publique : à partir d’ici elle n’est pas calculée, et leurs copies ne sont pas signalées. Divisez le fichier.`,
};

function keyMaterial(
  { encoding, range, contents, structure }: DecodedBlock,
  points: BoundedPoints,
): KeyMaterial {
  const sha256 = sha256Hex(contents);
  if (isMalformed(structure)) {
    return {
      kind: 'unknown',
      encoding,
      range,
      sha256,
      spki: null,
      notAfter: null,
      encrypted: false,
      der: null,
      error: structure,
    };
  }
  const { kind, publicKey, notAfter, encrypted } = structure;
  const spki = publicKey && sha256Hex(publicKey);
  const weakness = publicKey && weaknessOf(publicKey);
  const der = publicDer(kind, contents, points);
  return { kind, encoding, range, sha256, spki, notAfter, encrypted, der, ...(weakness && { weakness }) };
}

function publicDer(kind: KeyMaterialKind, contents: Uint8Array, points: BoundedPoints): Uint8Array | null {
  if (publicKinds.has(kind)) return new Uint8Array(contents);
  if (kind !== 'pkcs12') return null;
  const shown = orMalformed(() => publicPkcs12(contents, points.of));
  return isMalformed(shown) ? null : shown;
}
