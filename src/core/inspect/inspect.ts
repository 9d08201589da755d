import type { Authority } from '../igc/authorities';
import { BoundedPoints } from '../pki/boundedPoints';
import { decodedBlocks } from '../pki/decodedBlocks';
import { derStructure } from '../pki/derStructure';
import type { DerStructure } from '../pki/derStructure';
import type { KeyMaterialKind } from '../pki/keyMaterial';
import { isMalformed, MalformedError } from '../pki/malformed';
import { inspectCertificate } from './certificate';
import { inspectPkcs12, inspectPkcs7 } from './container';
import type { InspectedItem } from './item';
import { inspectKey } from './key';
import { nothingFound } from './nothingFound';
import { orUnknown } from './orUnknown';
import type { OffsetOf } from './orUnknown';
import { inspectRequest } from './request';
import { inspectRevocationList } from './revocationList';

/**
 * Decodes everything a file holds, in its order. What is malformed is an item of kind `unknown`, and so is a file that
 * holds nothing: never rejects.
 */
export async function inspectFile(
  bytes: Uint8Array,
  authorities: readonly Authority[],
): Promise<readonly InspectedItem[]> {
  const items: InspectedItem[] = [];
  const points = new BoundedPoints();
  for (const { encoding, range, contents, structure, offsetOf } of decodedBlocks(bytes, points)) {
    const item: InspectedItem = isMalformed(structure)
      ? { kind: 'unknown', spki: null, error: structure }
      : await orUnknown(() => inspectStructure(structure, contents, authorities, offsetOf, points), offsetOf);
    items.push(encoding === 'der' ? item : { ...item, range });
  }
  return items.length > 0 ? items : [{ kind: 'unknown', spki: null, error: nothingFound(bytes) }];
}

/** Decodes DER whose kind is known, such as what the index keeps; offsets of errors count from its start. */
export async function inspectDer(
  kind: KeyMaterialKind,
  der: Uint8Array,
  authorities: readonly Authority[],
): Promise<InspectedItem> {
  return await orUnknown(
    () => {
      const structure = derStructure(der);
      if (structure?.kind !== kind) throw new MalformedError(nothingFound(der).message, 0);
      return inspectStructure(structure, der, authorities, (index) => index);
    },
    (index) => index,
  );
}

function inspectStructure(
  structure: DerStructure,
  der: Uint8Array,
  authorities: readonly Authority[],
  offsetOf: OffsetOf,
  points = new BoundedPoints(),
): InspectedItem | Promise<InspectedItem> {
  switch (structure.kind) {
    case 'certificate':
      return inspectCertificate(der, authorities);
    case 'csr':
      return inspectRequest(der);
    case 'crl':
      return inspectRevocationList(der);
    case 'pkcs7':
      return inspectPkcs7(der, authorities, offsetOf);
    case 'pkcs12':
      return inspectPkcs12(der, structure.publicKey, authorities, offsetOf, points.of);
    case 'private-key':
    case 'public-key':
      return inspectKey(structure.kind, structure);
  }
}
