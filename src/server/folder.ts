import { checkInventory, type CheckSettings } from '../core/check';
import { CheckMemory } from '../core/checkMemory';
import { KnownExposures } from '../core/exposure/knownExposures';
import type { Finding } from '../core/finding';
import { fileFacts, type FileFacts } from '../core/inventory/fileFacts';
import { sourceFile } from '../core/inventory/sourceFile';
import { isConfiguration, namesKeyMaterial } from '../core/inventory/fileNames';
import { Inventory } from '../core/inventory/inventory';
import type { Pause } from '../core/pause';
import type { ScanOptions, Unreadable, Workspace } from '../core/workspace';
import type { OpenDocument } from './documents';
import type { Settings } from './settings';

/** One workspace folder: what its files hold, what the editor holds of them counting more than the disk. */
export class Folder {
  readonly inventory = new Inventory();
  private readonly unreadable = new Map<string, Unreadable>();
  private readonly memory = new CheckMemory();
  private readonly exposures: KnownExposures | undefined;
  /** The scan that is under way or was the last. */
  private lastScan: Promise<unknown> = Promise.resolve();
  /** What was told of files and folders since that scan began, which may have read them before. */
  private told = new Set<string>();

  /**
   * `openDocument` tells what the editor holds of a path; `isOurs` is false of a path that belongs to another
   * workspace folder inside this one.
   */
  constructor(
    readonly uri: string,
    readonly settings: Settings,
    private readonly workspace: Workspace | null,
    private readonly openDocument: (path: string) => OpenDocument | undefined,
    private readonly isOurs: (path: string) => boolean,
  ) {
    this.exposures = workspace?.exposures && new KnownExposures(workspace.exposures);
  }

  /** Reads every file again, after the scan that may be under way, and forgets those that are gone; returns the number of files read. */
  scan(options: ScanOptions, pause: Pause): Promise<number> {
    const scan = this.lastScan.then(() => this.scanNow(options, pause));
    this.lastScan = scan.catch(() => undefined);
    return scan;
  }

  /** Takes note of a file that was created or changed, in the editor or on disk. */
  async refresh(path: string): Promise<void> {
    this.told.add(path);
    this.exposures?.forget(path);
    const open = this.openDocument(path);
    if (open !== undefined) {
      this.takeOpen(path, open);
      if (open.text === null) await this.takeSource(path);
      return;
    }
    if (!this.isOurs(path) || this.workspace?.keeps(path) !== true) {
      this.inventory.delete(path);
      return;
    }
    const content = await this.workspace.read(path);
    if (this.openDocument(path) !== undefined) return;
    this.unreadable.delete(path);
    if (content instanceof Uint8Array) {
      this.take(path, fileFacts(path, content, isConfiguration(path), sourceFile));
      return;
    }
    this.inventory.delete(path);
    const isNews = content.reason === 'permission' || content.reason === 'too-large';
    const isLink = content.reason === 'link';
    if ((isNews && namesKeyMaterial(path)) || ((isNews || isLink) && isConfiguration(path)))
      this.unreadable.set(path, content);
  }

  /** Takes note of what was told of on disk: a file, or a folder, which may be all that is told of its files. */
  async refreshAll(path: string, pause: Pause): Promise<void> {
    await this.refresh(path);
    await pause();
    for (const each of this.workspace?.list(path) ?? []) {
      await this.refresh(each);
      await pause();
    }
  }

  /** Forgets files, or all the files of folders, that were deleted. */
  forget(deleted: ReadonlySet<string>): void {
    if (deleted.size === 0) return;
    for (const each of deleted) {
      this.told.add(each);
      this.exposures?.forget(each);
    }
    for (const each of [...this.inventory.paths(), ...this.unreadable.keys()]) {
      if (!isIn(each, deleted)) continue;
      this.exposures?.forget(each);
      if (this.openDocument(each) === undefined) this.inventory.delete(each);
      this.unreadable.delete(each);
    }
  }

  /** The whole content of a file on disk, or why it cannot be had. */
  read(path: string): Promise<Uint8Array | Unreadable> {
    return this.workspace?.read(path) ?? Promise.resolve({ path, reason: 'other' });
  }

  /** When the content of a file on disk changed last; null where that cannot be told. */
  changedOn(path: string): Date | null {
    return this.workspace?.changedOn?.(path) ?? null;
  }

  /** Whether the last check took who gets at files for what it was, where nothing tells that it changed. */
  get isFromMemory(): boolean {
    return this.exposures?.isFromMemory === true;
  }

  /** Has the next check ask about every file who gets at it. */
  forgetExposures(): void {
    this.exposures?.forgetAll();
  }

  /** All that is wrong in the folder now; one check at a time. */
  findings(settings: CheckSettings): Promise<readonly Finding[]> {
    const guarded = { ...settings, exposures: this.exposures };
    return checkInventory(this.inventory, guarded, [...this.unreadable.values()], this.memory);
  }

  private async scanNow(options: ScanOptions, pause: Pause): Promise<number> {
    if (this.workspace === null) return 0;
    this.told = new Set();
    this.forgetExposures();
    const seen = new Set<string>();
    const visit = (path: string, facts: FileFacts | null) => {
      if (!this.isOurs(path)) return;
      seen.add(path);
      this.take(path, facts);
    };
    try {
      const { unreadable } = await this.workspace.scan(visit, options);
      this.unreadable.clear();
      for (const each of unreadable) if (this.isOurs(each.path)) this.unreadable.set(each.path, each);
      for (const path of this.inventory.paths()) {
        if (!seen.has(path) && this.openDocument(path) === undefined) this.inventory.delete(path);
      }
    } finally {
      const { told } = this;
      this.told = new Set();
      const doubtful = told.size === 0 ? [] : [...seen].filter((path) => isIn(path, told));
      for (const path of new Set([...told, ...doubtful])) await this.refreshAll(path, pause);
    }
    return seen.size;
  }

  private take(path: string, facts: FileFacts | null): void {
    const open = this.openDocument(path);
    if (open === undefined) this.inventory.take(path, facts);
    else {
      this.takeOpen(path, open);
      if (open.text === null) this.inventory.sources.set(path, facts?.source ?? null);
    }
  }

  /** Takes what the disk says of a file whose text stays in the editor, such as comments that silence rules. */
  private async takeSource(path: string): Promise<void> {
    const content = this.workspace?.keeps(path) === true ? await this.workspace.read(path) : null;
    if (this.openDocument(path)?.text !== null) return;
    this.inventory.sources.set(path, content instanceof Uint8Array ? sourceFile(path, content) : null);
  }

  private takeOpen(path: string, { text, material }: OpenDocument): void {
    this.inventory.index.set(path, material);
    if (text !== null) this.inventory.setText(path, text);
  }
}

function isIn(path: string, deleted: ReadonlySet<string>): boolean {
  if (deleted.has(path)) return true;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (deleted.has(path.slice(0, end))) return true;
  return false;
}
