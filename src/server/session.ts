import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import { nameOf } from '../core/inventory/path';
import type { ScanOptions } from '../core/workspace';
import type { Client } from './client';
import { decoder, type Decoder } from './decode';
import { diagnosticOf, Diagnostics } from './diagnostics';
import { Documents } from './documents';
import type { Environment } from './environment';
import type { Folder } from './folder';
import { Folders } from './folders';
import { withProgress } from './progress';
import { runSafe } from './runSafe';
import { defaultSettings, readSettings, type Settings } from './settings';
import { trustedAuthorities } from './trustedAuthorities';
import { uriOf } from './uris';

/** A file that changed on disk. */
export interface FileChange {
  readonly uri: string;
  readonly deleted: boolean;
}

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
  private readonly timers = new WeakMap<Folder, ReturnType<typeof setTimeout>>();
  /** What is wrong in each folder, as long as nothing changed in it. */
  private readonly latest = new WeakMap<Folder, readonly Finding[]>();

  constructor(
    readonly connection: Connection,
    readonly environment: Environment,
    readonly client: Client,
  ) {
    this.settings = defaultSettings(client.locale);
    this.trusted = client.trusted;
    this.diagnostics = new Diagnostics(connection);
    this.documents = new Documents(connection, (uri) => this.documentChanged(uri));
    this.folders = new Folders(environment, this.documents, connection.console);
  }

  /** Opens folders that were added, closes those that were removed, and reads everything again. */
  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): Promise<void> {
    const configured = this.configured.then(() => this.configure(added, removed));
    this.configured = configured.catch(() => undefined);
    const opened = Promise.all([configured, this.opened]).then(() => this.scanVisibly());
    this.opened = opened.catch(() => undefined);
    return opened;
  }

  /** The folders, once those that were opened so far are read. */
  async readFolders(): Promise<Folder[]> {
    await this.opened;
    return this.folders.all();
  }

  /** Opens every folder anew, since settings changed. */
  async reopen(): Promise<void> {
    await this.changeFolders(
      this.folders.all().map(({ uri }) => ({ uri, name: uri })),
      [],
    );
  }

  /** Reads every file of every folder again and tells what is wrong; rejects when it is cancelled. */
  async scan(
    options: ScanOptions,
  ): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> {
    let files = 0;
    const findings: Finding[] = [];
    for (const folder of this.folders.all()) {
      files += await folder.scan(options);
      await this.refreshOpen(folder);
      findings.push(...(await this.check(folder)));
    }
    this.refreshLenses();
    return { files, findings };
  }

  /** What is wrong in a folder, checked anew where something changed. */
  async findingsOf(folder: Folder): Promise<readonly Finding[]> {
    return this.latest.get(folder) ?? this.check(folder);
  }

  /** Takes note of files that changed on disk. */
  async filesChanged(changes: readonly FileChange[]): Promise<void> {
    const changed = new Set<Folder>();
    for (const { uri, deleted } of changes) {
      const file = this.folders.fileOf(uri);
      if (file === undefined) continue;
      if (deleted) file.folder.forget(file.path);
      else await file.folder.refresh(file.path);
      if (nameOf(file.path) === '.gitignore') await file.folder.scan({});
      changed.add(file.folder);
    }
    for (const folder of changed) this.checkSoon(folder);
    this.refreshLenses();
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

  private async scanVisibly(): Promise<void> {
    const title = { en: 'Looking for keys and certificates', fr: 'Recherche des clés et certificats' };
    await withProgress(this.connection, title[this.settings.language], this.client.showsProgress, (options) =>
      this.scan(options),
    );
  }

  private documentChanged(uri: string): void {
    const file = this.folders.fileOf(uri);
    if (file === undefined) return;
    void runSafe(this.connection.console, 'document', undefined, async () => {
      await file.folder.refresh(file.path);
      this.checkSoon(file.folder);
    });
  }

  /** Takes what the editor holds of files that the disk does not have. */
  private async refreshOpen(folder: Folder): Promise<void> {
    for (const uri of this.documents.uris()) {
      const file = this.folders.fileOf(uri);
      if (file?.folder === folder) await folder.refresh(file.path);
    }
  }

  private checkSoon(folder: Folder): void {
    this.latest.delete(folder);
    clearTimeout(this.timers.get(folder));
    const check = () => void runSafe(this.connection.console, 'check', undefined, () => this.check(folder));
    this.timers.set(folder, setTimeout(check, this.environment.checkDelay));
  }

  /** Publishes what is wrong in a folder, unless a later check has begun meanwhile. */
  private async check(folder: Folder): Promise<readonly Finding[]> {
    clearTimeout(this.timers.get(folder));
    const { language, secretsFolder, rules: levels } = folder.settings;
    const { inspect } = this.decoder;
    const run = folder.beginCheck();
    const now = this.environment.now();
    const findings = await folder.findings({ now, secretsFolder, inspect, levels });
    if (!folder.isLastCheck(run) || !this.folders.has(folder)) return findings;
    this.latest.set(folder, findings);
    const byFile = new Map<string, Diagnostic[]>();
    for (const finding of findings) {
      const uri = uriOf(folder.uri, finding.file);
      const diagnostic = diagnosticOf(finding, folder.uri, language, this.client.packageUri);
      const others = byFile.get(uri);
      if (others) others.push(diagnostic);
      else byFile.set(uri, [diagnostic]);
    }
    this.diagnostics.publish(folder.uri, byFile);
    return findings;
  }

  private async settingsOf(scopeUri: string | undefined): Promise<Settings> {
    if (!this.client.configures) return defaultSettings(this.client.locale);
    return readSettings(this.connection, scopeUri, this.client.locale);
  }

  private refreshLenses(): void {
    if (this.client.refreshesLenses) void this.connection.sendRequest(CodeLensRefreshRequest.type);
  }
}
