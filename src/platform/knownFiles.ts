import type { FileFacts } from '../core/inventory/fileFacts';
import type { ScannedFiles } from './scanCache';
import { setStamps, stampAt, unknownStamps, type Stamps } from './stamps';

/** The files of an earlier scan, found by their names. */
export class KnownFiles {
  private readonly folders = new Map<string, { readonly start: number; readonly end: number }>();
  private entered: { readonly path: string; readonly positions: ReadonlyMap<string, number> } | null = null;

  /** `readsMaterialAgain`: files with key material pass for unknown. */
  constructor(
    private readonly scanned: ScannedFiles,
    private readonly readsMaterialAgain: boolean,
  ) {
    let start = 0;
    for (const { path, count } of scanned.folders) {
      this.folders.set(path, { start, end: start + count });
      start += count;
    }
  }

  /** The position of each name in a folder, which is mostly the one that was asked for last. */
  inFolder(path: string): ReadonlyMap<string, number> {
    if (this.entered?.path === path) return this.entered.positions;
    const { start, end } = this.folders.get(path) ?? { start: 0, end: 0 };
    const names = this.scanned.names.slice(start, end);
    const positions = new Map(names.map((name, position) => [name, start + position]));
    this.entered = { path, positions };
    return positions;
  }

  /** The stamps of the files at some positions, unknown where a position is undefined. */
  stampsOf(positions: readonly (number | undefined)[]): Stamps {
    const stamps = unknownStamps(positions.length);
    for (const [target, position] of positions.entries()) {
      if (position === undefined || (this.readsMaterialAgain && this.holdsMaterial(position))) continue;
      setStamps(stamps, target, stampAt(this.scanned.stamps, position));
    }
    return stamps;
  }

  /** What the file at a position holds; null where that is nothing. */
  factsOf(position: number | undefined): FileFacts | null {
    return (position === undefined ? undefined : this.scanned.facts.get(position)) ?? null;
  }

  /** Whether a later scan came to the same. */
  isSame({ folders, names, stamps }: ScannedFiles): boolean {
    const { scanned } = this;
    return (
      folders.length === scanned.folders.length &&
      folders.every(({ path, count }, at) => {
        const before = scanned.folders[at];
        return path === before?.path && count === before.count;
      }) &&
      names.length === scanned.names.length &&
      names.every((name, position) => name === scanned.names[position]) &&
      stamps.every((value, position) => Object.is(value, scanned.stamps[position]))
    );
  }

  private holdsMaterial(position: number): boolean {
    return (this.factsOf(position)?.material.length ?? 0) > 0;
  }
}
