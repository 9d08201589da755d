import type { WatchedExposures } from './exposure/exposures';
import type { FileFacts } from './inventory/fileFacts';

/**
 * What the core may know of the outside: files of one folder, and the time. Paths are relative to that
 * folder, with `/`.
 */
export interface Workspace {
  /** The current instant. */
  now(): Date;

  /** Visits every file that the settings let it read, in any order, each read once at most; null where it holds nothing. */
  scan(visit: (path: string, facts: FileFacts | null) => void, options?: ScanOptions): Promise<ScanSummary>;

  /** Whether `scan` would visit a file at `path`, were there one: for what is told of single files. */
  keeps(path: string): boolean;

  /** The files below a folder that `scan` would visit, found as they are asked for; none of what is no folder. */
  list(folder: string): Iterable<string>;

  /** The whole content of a file, or why it cannot be had. */
  read(path: string): Promise<Uint8Array | Unreadable>;

  /** When the content of a file changed last, where that can be told. */
  changedOn?(path: string): Date | null;

  /** Who gets at its files, where that can be told. */
  readonly exposures?: WatchedExposures;
}

/** How a scan is watched and ended. */
export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** The one file that is a configuration, where its name does not tell. */
  readonly configuration?: string;
  /** Called from time to time with the number of files visited so far and of those found so far. */
  readonly progress?: (visited: number, total: number) => void;
}

/** What a scan came to. */
export interface ScanSummary {
  /** Number of files visited. */
  readonly files: number;
  /** Files and folders that could not be read. */
  readonly unreadable: readonly Unreadable[];
}

/** Why a file or folder could not be read. */
export interface Unreadable {
  readonly path: string;
  /** `folder` and `link` (a symbolic link): what bears the name of a file is none. */
  readonly reason: 'missing' | 'permission' | 'too-large' | 'folder' | 'link' | 'other';
  /** The size that was too large, in bytes. */
  readonly size?: number;
}
