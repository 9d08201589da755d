import type { KeyMaterial } from '../pki/keyMaterial';
import { pkcs12Bags } from '../pki/pkcs12';
import { conventionalNames } from './entryFiles';
import type { MaterialOfFiles, Place } from './keyMaterialIndex';
import { folderOf, nameOf, pathIn } from './path';

/** The identity of a private key, and how it is known. */
export interface KeyIdentity {
  readonly spki: string;
  /** The certificate or request that gave it to an encrypted key; null where the key says it itself. */
  readonly takenFrom: string | null;
}

/** Whether something is a private key, or a PKCS#12 that shows one, be it encrypted. */
export function holdsPrivateKey(material: KeyMaterial): boolean {
  return material.kind === 'private-key' || (material.kind === 'pkcs12' && showsPrivateKey(material));
}

const known = new WeakMap<KeyMaterial, boolean>();

function showsPrivateKey(material: KeyMaterial): boolean {
  const { spki, der } = material;
  if (spki !== null || der === null) return spki !== null;
  const shown = known.get(material) ?? pkcs12Bags(der).some(({ type }) => type !== 'certificate');
  known.set(material, shown);
  return shown;
}

/**
 * The identity of a private key: its own, or for an encrypted `private-key.pem` that of the `request.csr`
 * and `certificate.pem` beside it, by the convention of `secrets/<id>/`, unless these two disagree.
 */
export function keyIdentity(index: MaterialOfFiles, { file, material }: Place): KeyIdentity | null {
  if (material.spki !== null) return { spki: material.spki, takenFrom: null };
  if (material.kind !== 'private-key' || !material.encrypted || nameOf(file) !== conventionalNames.privateKey)
    return null;
  const witnesses = [conventionalNames.request, conventionalNames.certificate].flatMap((name) => {
    const beside = pathIn(folderOf(file), name) ?? '';
    const spki = index.materialIn(beside).find(({ kind }) => kind === 'csr' || kind === 'certificate')?.spki;
    return spki ? [{ spki, takenFrom: beside }] : [];
  });
  const [first] = witnesses;
  return first && witnesses.every(({ spki }) => spki === first.spki) ? first : null;
}
