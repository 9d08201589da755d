import type { FileFacts } from '../core/inventory/fileFacts';
import type { BatchResult } from './readFiles';
import type { ScannedFiles } from './scanCache';
import { forgetStamp, isAfter, setStamps, unknownStamps, type Stamps } from './stamps';

/** In milliseconds: a file that changes twice within it would pass for unchanged. */
const timeResolution = 2000;

/** What a scan finds, taken down for the next one. */
export class ScanRecord {
  readonly names: string[] = [];
  private readonly folders: { path: string; count: number }[] = [];
  private readonly facts = new Map<number, FileFacts>();
  private readonly batches: { readonly start: number; readonly stamps: Stamps }[] = [];

  /** `started` is the instant at which the scan began. */
  constructor(private readonly started: Date) {}

  /** The files that follow stand in the folder at `path`, perhaps that of the last ones. */
  enterFolder(path: string): void {
    if (this.folders.at(-1)?.path !== path) this.folders.push({ path, count: 0 });
  }

  /** One more file of the folder. */
  addFile(name: string): void {
    const folder = this.folders.at(-1);
    if (folder) folder.count += 1;
    this.names.push(name);
  }

  /** The stamps of the files added as the `start`th and following. */
  addStamps(start: number, { stamps }: BatchResult): void {
    this.batches.push({ start, stamps });
  }

  /** What the file added as the `position`th holds. */
  addFacts(position: number, facts: FileFacts): void {
    this.facts.set(position, facts);
  }

  /** All of it, without the files that the next scan has to read whatever their stamps. */
  scanned(): ScannedFiles {
    const { folders, names, facts } = this;
    const stamps = unknownStamps(names.length);
    const settled = this.started.getTime() - timeResolution;
    for (const batch of this.batches) setStamps(stamps, batch.start, batch.stamps);
    for (const position of names.keys()) {
      // The text of a configuration is needed each time.
      const isConfiguration = (facts.get(position)?.configuration ?? null) !== null;
      if (isConfiguration || isAfter(stamps, position, settled)) {
        forgetStamp(stamps, position);
        facts.delete(position);
      }
    }
    return { folders, names, stamps, facts };
  }
}
