import type { Disposable, SecretStorage } from 'vscode';

/** A file whose passphrase is kept: by the SHA-256 of what is encrypted, and where it was then. */
export interface KeptFile {
  readonly sha256: string;
  readonly uri: string;
}

/**
 * Passphrases in VS Code's secret storage, by what they open, so that a file takes its own along when it is moved or
 * archived, and the one that takes its place does not. The storage of older versions does not tell what it holds: a list
 * beside them does. Another window that read the list before may write it after: what this one kept is then put back.
 */
export class PassphraseStore implements Disposable {
  #listing: Promise<unknown> = Promise.resolve();
  readonly #own = new Map<string, KeptFile>();
  readonly #watch: Disposable;

  constructor(private readonly storage: Pick<SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>) {
    this.#watch = storage.onDidChange(({ key }) => {
      // A storage that fails here has said so to the window that wrote.
      if (key === listName && this.#own.size > 0) void this.putBack().catch(() => undefined);
    });
  }

  /** Looks after the list no more. */
  dispose(): void {
    this.#watch.dispose();
  }

  /** The passphrase that is kept. */
  async get(sha256: string): Promise<string | undefined> {
    return await this.storage.get(nameOf(sha256));
  }

  /** Keeps a passphrase; it is listed first, so that none is kept that cannot be forgotten. */
  async keep(file: KeptFile, passphrase: string): Promise<void> {
    try {
      await this.relist((files) => [...files.filter(({ sha256 }) => sha256 !== file.sha256), file]);
      await this.storage.store(nameOf(file.sha256), passphrase);
      this.#own.set(file.sha256, file);
      await this.putBack();
    } catch (error) {
      await this.forget(file.sha256).catch(() => undefined);
      throw error;
    }
  }

  /** Forgets a passphrase, where one is kept. */
  async forget(forgotten: string): Promise<void> {
    this.#own.delete(forgotten);
    await this.storage.delete(nameOf(forgotten));
    await this.relist((files) => files.filter(({ sha256 }) => sha256 !== forgotten));
  }

  /** The files whose passphrases are kept, the latest last. */
  async files(): Promise<readonly KeptFile[]> {
    const written = await this.storage.get(listName);
    try {
      return (JSON.parse(written ?? '[]') as unknown[]).filter(isKeptFile);
    } catch {
      return [];
    }
  }

  /** Lists again what this window kept, unless another has forgotten it. */
  private putBack(): Promise<void> {
    return this.relist(async (files) => {
      const listed = new Set(files.map(({ sha256 }) => sha256));
      const missing = [...this.#own.values()].filter(({ sha256 }) => !listed.has(sha256));
      const kept = await Promise.all(missing.map(({ sha256 }) => this.get(sha256)));
      return [...files, ...missing.filter((_file, index) => kept[index] !== undefined)];
    });
  }

  /** One change of the list after the other. */
  private relist(
    change: (files: readonly KeptFile[]) => readonly KeptFile[] | Promise<readonly KeptFile[]>,
  ): Promise<void> {
    const changed = this.#listing.then(async () => {
      const before = await this.files();
      const after = await change(before);
      // The storage tells every window of what is written, even where it is the same.
      if (JSON.stringify(after) === JSON.stringify(before)) return;
      if (after.length > 0) await this.storage.store(listName, JSON.stringify(after));
      else await this.storage.delete(listName);
    });
    this.#listing = changed.catch(() => undefined);
    return changed;
  }
}

const listName = 'files with a passphrase';

function nameOf(sha256: string): string {
  return `passphrase of ${sha256}`;
}

function isKeptFile(each: unknown): each is KeptFile {
  if (typeof each !== 'object' || each === null) return false;
  const { sha256, uri } = each as Partial<Record<keyof KeptFile, unknown>>;
  return typeof sha256 === 'string' && typeof uri === 'string';
}
