import { fileFacts, type FileFacts } from './fileFacts';
import { isConfiguration as namesConfiguration } from './fileNames';
import { KeyMaterialIndex } from './keyMaterialIndex';
import { sourceFile, sourceFileOfText } from './sourceFile';
import { SourceIndex } from './sourceIndex';
import type { ConfigurationDocument } from '../config/document';
import { parseConfiguration } from '../config/parse';
import { notUtf8 } from '../config/readConfiguration';
import { utf8Text } from '../utf8';
import type { ScanOptions, ScanSummary, Workspace } from '../workspace';

/** What is known of the files of one folder, kept up to date file by file. */
export class Inventory {
  readonly index = new KeyMaterialIndex();
  readonly sources = new SourceIndex();
  private readonly read = new Map<string, ConfigurationDocument>();
  /** Texts of configurations that nobody has asked for yet: between keystrokes nothing is read twice. */
  private readonly unread = new Map<string, string>();

  /** `configuration` is the one file that is a configuration, where the names of files are not to tell. */
  constructor(private readonly configuration?: string) {}

  /** Every configuration as it is now, by its path. */
  get configurations(): Map<string, ConfigurationDocument> {
    for (const [path, text] of this.unread) this.read.set(path, parseConfiguration(path, text));
    this.unread.clear();
    return this.read;
  }

  /** A configuration as it was read last, perhaps before its latest change: enough to know what it names. */
  lastRead(path: string): ConfigurationDocument | undefined {
    return this.read.get(path) ?? this.configurations.get(path);
  }

  /** Reads a new or changed file; `bytes` may be reused afterwards. */
  set(path: string, bytes: Uint8Array): void {
    this.take(path, fileFacts(path, bytes, this.isConfiguration(path), sourceFile));
  }

  /** Takes what was read of a new or changed file. */
  take(path: string, facts: FileFacts | null): void {
    this.index.set(path, facts?.material ?? []);
    this.sources.set(path, facts?.source ?? null);
    const bytes = facts?.configuration;
    if (!bytes) return;
    const text = utf8Text(bytes);
    if (text !== null) this.setConfiguration(path, text);
    else {
      this.unread.delete(path);
      this.read.set(path, notUtf8(path, bytes));
    }
  }

  /** Reads the text of a file as an editor shows it; its key material is set on its own. */
  setText(path: string, text: string): void {
    if (this.isConfiguration(path)) this.setConfiguration(path, text);
    else this.sources.set(path, sourceFileOfText(path, text));
  }

  /** The files that something is known of. */
  paths(): string[] {
    return [
      ...new Set([
        ...this.index.paths(),
        ...this.read.keys(),
        ...this.unread.keys(),
        ...this.sources.paths(),
      ]),
    ];
  }

  /** Takes a configuration as an editor shows it, to be read once it is needed. */
  setConfiguration(path: string, text: string): void {
    // A file that is not UTF-8 was taken for an empty text.
    if (text !== '' && this.read.get(path)?.text === text) this.unread.delete(path);
    else this.unread.set(path, text);
  }

  /** Forgets a file that is gone. */
  delete(path: string): void {
    this.index.delete(path);
    this.sources.delete(path);
    this.read.delete(path);
    this.unread.delete(path);
  }

  /** Reads every file of a workspace; what is known of files that are gone stays. */
  scan(workspace: Workspace, options?: ScanOptions): Promise<ScanSummary> {
    const { configuration } = this;
    return workspace.scan((path, facts) => this.take(path, facts), {
      ...options,
      ...(configuration !== undefined && { configuration }),
    });
  }

  private isConfiguration(path: string): boolean {
    return this.configuration === undefined ? namesConfiguration(path) : path === this.configuration;
  }
}
