import {
  CodeLensRefreshRequest,
  MessageType,
  ShowMessageNotification,
  type Connection,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import { nameOf } from '../core/inventory/path';
import type { ScanOptions } from '../core/workspace';
import type { Text } from '../core/language';
import { Checks } from './checks';
import type { Client } from './client';
import { decoder, type Decoder } from './decode';
import { Diagnostics } from './diagnostics';
import { Documents } from './documents';
import type { Environment } from './environment';
import type { Folder } from './folder';
import { Folders } from './folders';
import { withProgress } from './progress';
import { runSafe } from './runSafe';
import { defaultSettings, isSame, readSettings, type Settings } from './settings';
import { trustedAuthorities } from './trustedAuthorities';

/** A file that changed on disk. */
export interface FileChange {
  readonly uri: string;
  readonly deleted: boolean;
}

const hour = 3_600_000;

const scanTitle: Text = { en: 'Looking for keys and certificates', fr: 'Recherche des clés et certificats' };

const scanStopped: Text = {
  en: 'The search for keys and certificates was stopped. What was known stays; “Check Workspace” reads the rest.',
  fr: 'La recherche des clés et certificats a été interrompue. Ce qui était connu le reste ; « Contrôler l’espace de travail » lit la suite.',
};

/** One client connected: its folders, its documents, and what is wrong in them. */
export class Session {
  readonly documents: Documents;
  readonly folders: Folders;
  /** Of what belongs to no folder. */
  settings: Settings;
  decoder: Decoder = decoder([]);
  trusted: boolean;
  /** Fulfilled once the settings are known. */
  configured: Promise<void> = Promise.resolve();
  /** Fulfilled once the folders that were opened so far are read. */
  private opened: Promise<void> = Promise.resolve();
  private readonly diagnostics: Diagnostics;
  private readonly checks: Checks;
  /** The time that checks go by: findings are counted in days, and what an hour makes of them is not worth finding all anew. */
  private checkTime = new Date(0);
  private isDisposed = false;

  constructor(
    readonly connection: Connection,
    readonly environment: Environment,
    readonly client: Client,
  ) {
    this.settings = defaultSettings(client.locale);
    this.trusted = client.trusted;
    this.diagnostics = new Diagnostics(connection, client.packageUri);
    this.checks = new Checks((folder) => this.check(folder), connection.console);
    this.documents = new Documents(connection, (uri) => this.documentChanged(uri));
    this.folders = new Folders(environment, this.documents, connection.console);
  }

  /** Opens folders that were added, closes those that were removed, and reads everything again. */
  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): Promise<void> {
    const configured = this.configured.then(() => this.configure(added, removed));
    this.configured = configured.catch(() => undefined);
    const opened = Promise.all([configured, this.opened]).then(() => this.scanAll());
    this.opened = opened.catch(() => undefined);
    return opened;
  }

  /** The folders, once those that were opened so far are read. */
  async readFolders(): Promise<Folder[]> {
    const { opened } = this;
    await opened;
    // Settings that changed meanwhile have them opened anew, with nothing read yet.
    return opened === this.opened ? this.folders.all() : this.readFolders();
  }

  /** Opens every folder anew where settings changed: clients announce those too that are as they were. */
  async reopen(): Promise<void> {
    await this.configured;
    if (await this.isConfigured()) return;
    await this.changeFolders(
      this.folders.all().map(({ uri }) => ({ uri, name: uri })),
      [],
    );
  }

  /**
   * Reads every file of every folder again and tells what is wrong, of what it read when it was cancelled too; rejects
   * then.
   */
  async scan(
    cancel: AbortController,
  ): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> {
    let files = 0;
    const findings: Finding[] = [];
    for (const folder of this.folders.all()) {
      files += await this.read(folder, cancel);
      this.checks.changed(folder);
      await this.refreshOpen(folder);
      findings.push(...(await this.checks.check(folder)));
      if (cancel.signal.aborted) break;
    }
    this.refreshLenses();
    cancel.signal.throwIfAborted();
    return { files, findings };
  }

  /** What is wrong in a folder, checked anew where something changed. */
  findingsOf(folder: Folder): Promise<readonly Finding[]> {
    return this.checks.findingsOf(folder);
  }

  /** Takes note of files that changed on disk. */
  async filesChanged(changes: readonly FileChange[]): Promise<void> {
    const changed = new Map<Folder, { readonly path: string; readonly deleted: boolean }[]>();
    for (const { uri, deleted } of changes) {
      const file = this.folders.fileOf(uri);
      if (file === undefined) continue;
      const others = changed.get(file.folder) ?? [];
      others.push({ path: file.path, deleted });
      changed.set(file.folder, others);
    }
    const pause = this.environment.pauses();
    for (const [folder, files] of changed) {
      if (files.some(({ path }) => nameOf(path) === '.gitignore')) {
        await this.read(folder, new AbortController());
      } else {
        folder.forget(new Set(files.flatMap(({ path, deleted }) => (deleted ? [path] : []))));
        for (const { path, deleted } of files) if (!deleted) await folder.refreshAll(path, pause);
      }
      this.checks.checkSoon(folder, 0);
    }
    if (changed.size > 0) this.refreshLenses();
  }

  /** Does nothing more of its own accord. */
  dispose(): void {
    this.isDisposed = true;
    this.checks.dispose();
  }

  /** From now on the workspace may be written to. */
  trust(): void {
    this.trusted = true;
    this.refreshLenses();
  }

  private async configure(
    added: readonly WorkspaceFolder[],
    removed: readonly WorkspaceFolder[],
  ): Promise<void> {
    for (const { uri } of removed) {
      this.folders.close(uri);
      this.diagnostics.clear(uri);
    }
    this.settings = await this.settingsOf(undefined);
    this.decoder = decoder(
      await trustedAuthorities(this.settings, this.environment, this.connection.console),
    );
    for (const folder of added) this.folders.open(folder, await this.settingsOf(folder.uri));
  }

  private async isConfigured(): Promise<boolean> {
    const known = [{ uri: undefined, settings: this.settings }, ...this.folders.all()];
    const asked = await Promise.all(known.map(({ uri }) => this.settingsOf(uri)));
    return asked.every((each, position) => isSame(each, known[position]?.settings));
  }

  private async scanAll(): Promise<void> {
    const cancel = new AbortController();
    await this.scan(cancel).catch((error: unknown) => {
      if (!cancel.signal.aborted) throw error;
    });
  }

  /** Reads every file of a folder again and returns their number; when it is cancelled, what was known before stays. */
  private async read(folder: Folder, cancel: AbortController): Promise<number> {
    const now = () => this.environment.now();
    const scan = (options: ScanOptions) => folder.scan(options, this.environment.pauses());
    try {
      const title = scanTitle[this.settings.language];
      return this.client.showsProgress
        ? await withProgress(this.connection, { title, now, cancel }, scan)
        : await scan({ signal: cancel.signal });
    } catch (error) {
      if (!cancel.signal.aborted) throw error;
      void this.connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Info,
        message: scanStopped[this.settings.language],
      });
      return 0;
    }
  }

  private documentChanged(uri: string): void {
    const file = this.folders.fileOf(uri);
    if (file === undefined) return;
    void runSafe(this.connection.console, 'document', undefined, async () => {
      await file.folder.refresh(file.path);
      this.checks.checkSoon(file.folder, this.environment.checkDelay);
    });
  }

  /** Takes what the editor holds of files that the disk does not have. */
  private async refreshOpen(folder: Folder): Promise<void> {
    for (const uri of this.documents.uris()) {
      const file = this.folders.fileOf(uri);
      if (file?.folder === folder) await folder.refresh(file.path);
    }
  }

  /** Checks a folder and publishes what is wrong in it. */
  private async check(folder: Folder): Promise<readonly Finding[]> {
    const { secretsFolder, rules: levels } = folder.settings;
    const { inspect } = this.decoder;
    const now = this.environment.now();
    if (Math.abs(now.getTime() - this.checkTime.getTime()) >= hour) this.checkTime = now;
    const pause = this.environment.pauses();
    const findings = await folder.findings({ now: this.checkTime, secretsFolder, inspect, levels, pause });
    const isOpen = () => !this.isDisposed && this.folders.has(folder);
    if (isOpen()) await this.diagnostics.publish(folder, findings, isOpen, pause);
    if (isOpen() && folder.isFromMemory)
      this.checks.checkLater(folder, this.environment.exposuresDelay, () => folder.forgetExposures());
    return findings;
  }

  private async settingsOf(scopeUri: string | undefined): Promise<Settings> {
    if (!this.client.configures) return defaultSettings(this.client.locale);
    return readSettings(this.connection, scopeUri, this.client.locale);
  }

  private refreshLenses(): void {
    if (!this.client.refreshesLenses) return;
    // A client that refuses has lenses of before: nothing to end the server for.
    this.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }
}
