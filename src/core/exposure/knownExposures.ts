import { folderOf } from '../inventory/path';
import type { Exposures, FileExposure, LostKeyFiles, WatchedExposures } from './exposures';

/** Who gets at files, asked of each once until it may have changed. */
export class KnownExposures implements Exposures {
  private readonly files = new Answers<FileExposure>();
  private readonly passphrases = new Answers<readonly string[]>();

  constructor(private readonly asked: WatchedExposures) {}

  /** Whether anything was told from memory since everything was forgotten. */
  get isFromMemory(): boolean {
    return this.files.wereUsed || this.passphrases.wereUsed;
  }

  of(paths: readonly string[]): Promise<ReadonlyMap<string, FileExposure>> {
    if (this.asked.hasChanged()) this.files.forgetAll();
    return this.files.about(paths, (unknown) => this.asked.of(unknown));
  }

  passphraseFiles(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.passphrases.about(folders, async (unknown) => {
      const found = await this.asked.passphraseFiles(unknown);
      return new Map(unknown.map((folder) => [folder, found.get(folder) ?? []]));
    });
  }

  lostKeyFiles(): Promise<LostKeyFiles> {
    return this.asked.lostKeyFiles();
  }

  /** Forgets what a file has to do with that was made, changed or deleted. */
  forget(path: string): void {
    this.files.forget(path);
    this.passphrases.forget(folderOf(path));
  }

  /** Forgets everything, for not everything that may change is told. */
  forgetAll(): void {
    this.files.forgetAll();
    this.passphrases.forgetAll();
  }
}

/** Answers about paths. */
class Answers<Answer> {
  wereUsed = false;
  private readonly known = new Map<string, Answer>();
  /** What is being asked about and may be remembered: it was not forgotten meanwhile. */
  private readonly asking = new Set<string>();

  /** What is known of paths, and what `ask` answers about the others. */
  async about(
    paths: readonly string[],
    ask: (unknown: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
  ): Promise<ReadonlyMap<string, Answer>> {
    const found = new Map<string, Answer>();
    const unknown = new Set<string>();
    for (const path of paths) {
      const answer = this.known.get(path);
      if (answer === undefined) unknown.add(path);
      else found.set(path, answer);
    }
    this.wereUsed ||= found.size > 0;
    if (unknown.size === 0) return found;
    for (const path of unknown) this.asking.add(path);
    for (const [path, answer] of await ask([...unknown])) {
      found.set(path, answer);
      if (this.asking.delete(path)) this.known.set(path, answer);
    }
    return found;
  }

  forget(path: string): void {
    this.known.delete(path);
    this.asking.delete(path);
  }

  forgetAll(): void {
    this.known.clear();
    this.asking.clear();
    this.wereUsed = false;
  }
}
