import type { SecretStorage } from 'vscode';

/** A file whose passphrase is kept: by the SHA-256 of what is encrypted, and where it was then. */
export interface KeptFile {
  readonly sha256: string;
  readonly uri: string;
}

/**
 * Passphrases in VS Code's secret storage, by what they open, so that a file takes its own along when it is moved or
 * archived, and the one that takes its place does not. The storage of older versions does not tell what it holds: a list
 * beside them does.
 */
export class PassphraseStore {
  #listing: Promise<unknown> = Promise.resolve();

  constructor(private readonly storage: Pick<SecretStorage, 'get' | 'store' | 'delete'>) {}

  /** The passphrase that is kept. */
  async get(sha256: string): Promise<string | undefined> {
    return await this.storage.get(nameOf(sha256));
  }

  /** Keeps a passphrase; it is listed first, so that none is kept that cannot be forgotten. */
  async keep(file: KeptFile, passphrase: string): Promise<void> {
    await this.relist((files) => [...files.filter(({ sha256 }) => sha256 !== file.sha256), file]);
    await this.storage.store(nameOf(file.sha256), passphrase);
  }

  /** Forgets a passphrase, where one is kept. */
  async forget(forgotten: string): Promise<void> {
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

  /** One change of the list after the other. */
  private relist(change: (files: readonly KeptFile[]) => KeptFile[]): Promise<void> {
    const changed = this.#listing.then(async () => {
      const before = await this.files();
      const after = change(before);
      if (after.length > 0) await this.storage.store(listName, JSON.stringify(after));
      else if (before.length > 0) await this.storage.delete(listName);
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
