import { lstatSync } from 'node:fs';
import { fileFacts, type FileFacts, type ReadSource } from '../core/inventory/fileFacts';
import { isConfiguration } from '../core/inventory/fileNames';
import type { Unreadable } from '../core/workspace';
import { FileReader } from './fileReader';
import { forgetStamp, isSame, isStamped, setStamp, type Stamps } from './stamps';
import { unreadable } from './unreadable';

/** What readers of files have in common. */
export interface ReadingOptions {
  /** The folder that paths start from, absolute. */
  readonly root: string;
  /** In bytes; larger files are not read. */
  readonly maxFileSize: number;
  /** The one file that is a configuration, where its name does not tell. */
  readonly configuration: string | null;
  /** Whether the rules on sources are not asked. */
  readonly keysOnly: boolean;
}

/** Some files to read, with the stamps that they had when they were read last. */
export interface Batch {
  readonly paths: readonly string[];
  readonly stamps: Stamps;
}

/** What was read of each file of a batch, in its order; null where a file holds nothing. */
export interface BatchResult {
  readonly contents: readonly (FileFacts | Unreadable | 'unchanged' | null)[];
  /** As they are now; unknown of what could not be read. */
  readonly stamps: Stamps;
}

/** Reads one file of a batch, unless it is unchanged; synchronous, since nothing is faster. */
export type ReadFile = (path: string, position: number, stamps: Stamps) => BatchResult['contents'][number];

/** A reader of the files of batches, with a buffer of its own; takes down the stamp of each file that it reads. */
export function fileOfBatchReader(
  { root, maxFileSize, configuration }: ReadingOptions,
  readSource: ReadSource,
): ReadFile {
  const reader = new FileReader(maxFileSize);
  const holdsConfiguration = (path: string) =>
    configuration === null ? isConfiguration(path) : path === configuration;

  return (path, position, stamps) => {
    try {
      const full = `${root}/${path}`;
      if (isStamped(stamps, position) && isSame(stamps, position, lstatSync(full))) return 'unchanged';
      const content = reader.read(full, (stats) => setStamp(stamps, position, stats));
      if (content instanceof Uint8Array)
        return fileFacts(path, content, holdsConfiguration(path), readSource);
      forgetStamp(stamps, position);
      return content === null ? { path, reason: 'other' } : { path, reason: 'too-large', size: content.size };
    } catch (error) {
      forgetStamp(stamps, position);
      return unreadable(path, error);
    }
  };
}
