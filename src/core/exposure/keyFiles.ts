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

/** The files of a folder that hold private keys. */
export function keyFiles(index: Pick<KeyMaterialIndex, 'paths' | 'materialIn'>): KeyFile[] {
  return index.paths().flatMap((path) => {
    const secret = index.materialIn(path).filter(({ kind, error }) => !error && isSecret(kind));
    if (secret.length === 0) return [];
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
  });
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
