import type { KeyMaterial } from '../pki/keyMaterial';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import { namesKeyMaterial } from './fileNames';

/** One piece of key material and the file it stands in (a path of the workspace). */
export interface Place {
  readonly file: string;
  readonly material: KeyMaterial;
}

/**
 * What every file of a folder holds of key material, kept up to date file by file.
 *
 * Holds nothing private (see `KeyMaterial`). Files without any are forgotten, save those whose name promises some.
 */
export class KeyMaterialIndex {
  private readonly files = new Map<string, readonly KeyMaterial[]>();
  private readonly filesOfKey = new Map<string, Set<string>>();

  /** Reads a new or changed file; `bytes` may be reused afterwards. */
  set(path: string, bytes: Uint8Array): void {
    this.setMaterial(path, readKeyMaterial(bytes));
  }

  /** The same for a file that was read elsewhere. */
  setMaterial(path: string, material: readonly KeyMaterial[]): void {
    this.delete(path);
    if (material.length === 0 && !namesKeyMaterial(path)) return;
    this.files.set(path, material);
    for (const { spki } of material) {
      if (spki === null) continue;
      const files = this.filesOfKey.get(spki) ?? new Set();
      this.filesOfKey.set(spki, files.add(path));
    }
  }

  /** Forgets a file that is gone. */
  delete(path: string): void {
    for (const { spki } of this.materialIn(path)) {
      const files = spki === null ? undefined : this.filesOfKey.get(spki);
      files?.delete(path);
      if (spki !== null && files?.size === 0) this.filesOfKey.delete(spki);
    }
    this.files.delete(path);
  }

  /** What a file holds, in its order; nothing for a file that is not there. */
  materialIn(path: string): readonly KeyMaterial[] {
    return this.files.get(path) ?? [];
  }

  /** Every certificate, request and key that has the identity `spki`. */
  placesOf(spki: string): Place[] {
    return [...(this.filesOfKey.get(spki) ?? [])]
      .sort()
      .flatMap((file) => this.materialIn(file).map((material) => ({ file, material })))
      .filter(({ material }) => material.spki === spki);
  }

  /** The files that hold key material or promise it by their name, sorted. */
  paths(): string[] {
    return [...this.files.keys()].sort();
  }

  /** Everything in the index, sorted by file. */
  places(): Place[] {
    return this.paths().flatMap((file) => this.materialIn(file).map((material) => ({ file, material })));
  }
}
