import type { SourceFile } from './sourceFile';

/** What every text file of a folder says that rules object to, remembered from its one reading. */
export class SourceIndex {
  private readonly files = new Map<string, SourceFile>();

  /** Takes what was read of a new or changed file; null where that is nothing. */
  set(path: string, file: SourceFile | null): void {
    if (file === null) this.files.delete(path);
    else this.files.set(path, file);
  }

  /** Forgets a file that is gone. */
  delete(path: string): void {
    this.files.delete(path);
  }

  /** What is known of a file. */
  get(path: string): SourceFile | undefined {
    return this.files.get(path);
  }

  /** What is known of each file, by its path. */
  entries(): Iterable<readonly [string, SourceFile]> {
    return this.files;
  }

  /** The files that something is known of. */
  paths(): Iterable<string> {
    return this.files.keys();
  }
}
