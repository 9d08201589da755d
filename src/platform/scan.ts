import { isConfiguration, namesKeyMaterial } from '../core/inventory/fileNames';
import type { Pause } from '../core/pause';
import type { ScanOptions, ScanSummary, Unreadable, Workspace } from '../core/workspace';
import type { FolderFilter } from './folderFilter';
import { KnownFiles } from './knownFiles';
import { inFolder, listFiles } from './listFiles';
import type { BatchResult } from './readFiles';
import { batchSize, type Readers } from './readers';
import { loadScan, nothingScanned, saveScan, type ScanCache } from './scanCache';
import { ScanRecord } from './scanRecord';

/** What a scan of a folder goes by. */
export interface Scan {
  /** Absolute. */
  readonly root: string;
  readonly filter: FolderFilter;
  readonly readers: Readers;
  readonly pause: Pause;
  readonly cache: ScanCache | null;
  readonly started: Date;
}

/** Lists and reads a folder at the same time, and hands over what each file holds as it comes. */
export async function scan(
  { root, filter, readers, pause, cache, started }: Scan,
  visit: Parameters<Workspace['scan']>[0],
  { signal, progress }: ScanOptions,
): Promise<ScanSummary> {
  const known = new KnownFiles(cache ? loadScan(cache) : nothingScanned, cache?.readsMaterialAgain === true);
  const record = new ScanRecord(started);
  const unreadable: Unreadable[] = [];
  const reading: Promise<void>[] = [];
  let visited = 0;
  let batch: KnownPath[] = [];

  const take = (files: readonly KnownPath[], start: number, result: BatchResult) => {
    signal?.throwIfAborted();
    record.addStamps(start, result);
    for (const [at, { path, position }] of files.entries()) {
      const content = result.contents[at] ?? null;
      const held = content === 'unchanged' ? known.factsOf(position) : content;
      if (held !== null && 'reason' in held) {
        if (isWorthTelling(held)) unreadable.push(held);
        continue;
      }
      if (held !== null) record.addFacts(start + at, held);
      visit(path, held);
      visited += 1;
    }
    progress?.(visited, record.names.length);
  };
  const flush = () => {
    const files = batch;
    const start = record.names.length - files.length;
    batch = [];
    const stamps = known.stampsOf(files.map(({ position }) => position));
    const read = readers
      .read({ paths: files.map(({ path }) => path), stamps })
      .then((result) => take(files, start, result));
    // Nobody waits for it while listing goes on.
    read.catch(() => undefined);
    reading.push(read);
  };

  for (const listed of listFiles(root, filter)) {
    unreadable.push(...listed.unreadable);
    record.enterFolder(listed.folder);
    const positions = known.inFolder(listed.folder);
    for (const name of listed.names) {
      record.addFile(name);
      batch.push({ path: inFolder(listed.folder, name), position: positions.get(name) });
      if (batch.length === batchSize) flush();
    }
    const paused = pause();
    if (paused) await paused;
  }
  flush();
  await Promise.all(reading);
  if (cache) {
    const scanned = record.scanned();
    if (!known.isSame(scanned)) saveScan(cache, scanned);
  }
  return { files: visited, unreadable };
}

/** A file of this scan, and its position among those of the last one. */
interface KnownPath {
  readonly path: string;
  readonly position: number | undefined;
}

/**
 * Files vanish while a folder is read, and most large files hold no key: neither is news. It is that a name is no
 * Unicode, so that nobody can ask for its file.
 */
function isWorthTelling({ path, reason }: Unreadable): boolean {
  if (reason === 'missing') return path.includes('\ufffd');
  return reason !== 'too-large' || namesKeyMaterial(path) || isConfiguration(path);
}
