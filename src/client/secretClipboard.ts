import type { Clipboard, Memento } from 'vscode';

const minute = 60_000;
const name = 'copiedSecret';

/** What is noted of a secret on the clipboard: enough to know it again, not to tell a generated one. */
interface Copied {
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Puts secrets on the clipboard and takes them off after a minute, unless something else stands there by then.
 *
 * A window may be closed or reloaded within the minute, and an editor answers no more to an extension that is being
 * deactivated: the next one to start does the rest.
 */
export class SecretClipboard {
  constructor(
    private readonly clipboard: Clipboard,
    private readonly notes: Memento,
    private readonly wait: (milliseconds: number, work: () => Promise<void>) => void,
  ) {}

  /** Puts a generated secret there. */
  async copy(secret: string): Promise<void> {
    await this.notes.update(name, { sha256: await sha256Of(secret), until: Date.now() + minute });
    await this.clipboard.writeText(secret);
    this.resume();
  }

  /** Sees to it that what was put there last is taken off in time. */
  resume(): void {
    const copied = this.notes.get<Copied>(name);
    if (!copied) return;
    const left = Math.min(minute, Math.max(0, copied.until - Date.now()));
    this.wait(left, () => this.#forget(copied));
  }

  async #forget({ sha256 }: Copied): Promise<void> {
    if ((await sha256Of(await this.clipboard.readText())) === sha256) await this.clipboard.writeText('');
    if (this.notes.get<Copied>(name)?.sha256 === sha256) await this.notes.update(name, undefined);
  }
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
