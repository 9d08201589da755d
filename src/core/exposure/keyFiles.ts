import { namesKeyMaterial } from '../inventory/fileNames';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';
import { nameOf } from '../inventory/path';
import type { KeyMaterial } from '../pki/keyMaterial';

/** A file that holds private keys, or bundles of them. */
export interface KeyFile {
  readonly path: string;
  readonly keys: readonly KeyMaterial[];
  readonly bundles: readonly KeyMaterial[];
  /** Whether it is there for its keys, and is not code or settings with a key among other things. */
  readonly isOwn: boolean;
}

/** The files of a folder that hold private keys; each is the same object until what it holds changes. */
export function keyFiles(index: Pick<KeyMaterialIndex, 'paths' | 'materialIn'>): KeyFile[] {
  const files: KeyFile[] = [];
  for (const path of index.paths()) {
    const material = index.materialIn(path);
    const known = knownFiles.get(material);
    const file =
      known === undefined || (known !== null && known.path !== path) ? keyFile(path, material) : known;
    if (file !== known) knownFiles.set(material, file);
    if (file !== null) files.push(file);
  }
  return files;
}

const knownFiles = new WeakMap<readonly KeyMaterial[], KeyFile | null>();

function keyFile(path: string, material: readonly KeyMaterial[]): KeyFile | null {
  const secret = material.filter(({ kind, error }) => !error && isSecret(kind));
  if (secret.length === 0) return null;
  const isOwn =
    namesKeyMaterial(path) ||
    !nameOf(path).includes('.') ||
    secret.some(({ encoding }) => encoding === 'der');
  return {
    path,
    keys: secret.filter(({ kind }) => kind === 'private-key'),
    bundles: secret.filter(({ kind }) => kind === 'pkcs12'),
    isOwn,
  };
}

function isSecret(kind: KeyMaterial['kind']): boolean {
  return kind === 'private-key' || kind === 'pkcs12';
}

/** Everything secret in a file. */
export function secretsIn({ keys, bundles }: KeyFile): readonly KeyMaterial[] {
  return [...keys, ...bundles];
}

/** Whether nobody gets at what is in the file without a passphrase. */
export function isEncrypted({ keys }: KeyFile): boolean {
  return keys.every(({ encrypted }) => encrypted);
}
