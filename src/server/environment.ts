import type { Pause } from '../core/pause';
import type { Unreadable, Workspace } from '../core/workspace';
import type { Settings } from './settings';

/** What depends on where the server runs. */
export interface Environment {
  /** The files of a workspace folder, or null where they cannot be read from here. */
  openFolder(uri: string, settings: Settings): Workspace | null;

  /** A file outside every workspace folder, by its URI, of at most `maxFileSize` bytes. */
  readFile(uri: string, maxFileSize: number): Promise<Uint8Array | Unreadable>;

  /** The URI of a file of this machine. */
  uriOfPath(path: string): string;

  /** The current instant. */
  now(): Date;

  /** Gives requests their turn in a long work. */
  pauses(): Pause;

  /** How long typing has to pause before documents are checked, in milliseconds. */
  readonly checkDelay: number;

  /** How long after a change it is looked for what nothing tells of, such as permissions, in milliseconds. */
  readonly exposuresDelay: number;
}
