import type { KeyMaterial } from '../pki/keyMaterial';
import { namesKeyMaterial } from './fileNames';

/** One piece of key material and the file it stands in (a path of the workspace). */
export interface Place {
  readonly file: string;
  readonly material: KeyMaterial;
}

/** What files hold, for whoever asks of single ones. */
export type MaterialOfFiles = Pick<KeyMaterialIndex, 'materialIn'>;

/**
 * What every file of a folder holds of key material, kept up to date file by file.
 *
 * Holds nothing private (see `KeyMaterial`). Files without any are forgotten, save those whose name promises some.
 */
export class KeyMaterialIndex {
  private readonly files = new Map<string, readonly KeyMaterial[]>();
  private readonly placesIn = new Map<string, readonly Place[]>();
  private readonly filesOfKey = new Map<string, Set<string>>();
  private readonly placesOfKey = new Map<string, readonly Place[]>();
  private sortedPaths: readonly string[] | null = null;

  /** Takes what was read of a new or changed file. */
  set(path: string, material: readonly KeyMaterial[]): void {
    if (material.length === 0 && !namesKeyMaterial(path)) {
      this.delete(path);
      return;
    }
    if (this.files.has(path)) this.forgetKeys(path);
    else this.sortedPaths = null;
    this.files.set(path, material);
    this.placesIn.set(
      path,
      material.map((each) => ({ file: path, material: each })),
    );
    for (const { spki } of material) {
      if (spki === null) continue;
      const files = this.filesOfKey.get(spki) ?? new Set();
      this.filesOfKey.set(spki, files.add(path));
      this.placesOfKey.delete(spki);
    }
  }

  /** Forgets a file that is gone. */
  delete(path: string): void {
    if (!this.files.has(path)) return;
    this.forgetKeys(path);
    this.files.delete(path);
    this.placesIn.delete(path);
    this.sortedPaths = null;
  }

  /** What a file holds, in its order, the same list until it changes; nothing for a file that is not there. */
  materialIn(path: string): readonly KeyMaterial[] {
    return this.files.get(path) ?? nothing;
  }

  /** Whether a file holds key material or promises it by its name. */
  has(path: string): boolean {
    return this.files.has(path);
  }

  /** Every certificate, request and key that has the identity `spki`, the same list until it changes. */
  placesOf(spki: string): readonly Place[] {
    const files = this.filesOfKey.get(spki);
    if (files === undefined) return [];
    const places = this.placesOfKey.get(spki) ?? this.findPlaces(spki, files);
    this.placesOfKey.set(spki, places);
    return places;
  }

  /** The files that hold key material or promise it by their name, sorted. */
  paths(): readonly string[] {
    return (this.sortedPaths ??= [...this.files.keys()].sort());
  }

  /** Everything in the index, sorted by file. */
  places(): Place[] {
    const places: Place[] = [];
    for (const file of this.paths()) for (const place of this.placesIn.get(file) ?? []) places.push(place);
    return places;
  }

  private findPlaces(spki: string, files: ReadonlySet<string>): readonly Place[] {
    return [...files]
      .sort()
      .flatMap((file) => this.placesIn.get(file) ?? [])
      .filter(({ material }) => material.spki === spki);
  }

  private forgetKeys(path: string): void {
    for (const { spki } of this.materialIn(path)) {
      if (spki === null) continue;
      const files = this.filesOfKey.get(spki);
      files?.delete(path);
      if (files?.size === 0) this.filesOfKey.delete(spki);
      this.placesOfKey.delete(spki);
    }
  }
}

const nothing: readonly KeyMaterial[] = [];
