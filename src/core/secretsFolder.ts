/** A file to write where nothing stands yet; `path` is relative to the workspace, with `/`. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The file by which a window or command keeps others out of a folder while it works there. */
export const lockName = '.lock';

/** Why nothing was written. */
export interface WriteRefusal {
  readonly reason:
    | 'exists'
    | 'outside-workspace'
    | 'disk-full'
    | 'read-only'
    | 'no-permission'
    | 'not-writable'
    /** Something too large to be a key or a certificate, or a link. */
    | 'unfit'
    /** Another window or command is at work in the same folder. */
    | 'busy';
  /** The path it is about. */
  readonly path: string;
}

/** What the core may do to the files of secrets of one workspace; paths are relative to it, with `/`. */
export interface SecretsFolder {
  /** Whether git would not see what is written at `path`: it ignores it, or there is no repository. */
  isHiddenFromGit(path: string): Promise<boolean>;

  /** Whether git tracks the file at `path`, so that it may come from anybody who had the repository. */
  isTrackedByGit(path: string): Promise<boolean>;

  /** Adds a line to the workspace's `.gitignore`. */
  ignore(line: string): Promise<void>;

  /** Why nothing new can be written at `path`, as far as can be told: something stands there, be it a broken link. */
  obstacle(path: string): Promise<WriteRefusal | null>;

  /** The content of a file that no link leads to; null where nothing stands. */
  read(path: string): Promise<Uint8Array | WriteRefusal | null>;

  /** The names of what a folder holds, the first few hundred; none of a folder that cannot be read. */
  list(folder: string): Promise<readonly string[]>;

  /**
   * Writes every file, readable by its owner only, or none.
   *
   * Each appears whole under its name, in the order given, and never takes the place of another.
   */
  writeNew(files: readonly NewFile[]): Promise<WriteRefusal | null>;

  /** Puts a new content in the place of a file, whole or not at all. The former one has to be kept elsewhere before. */
  replace(file: NewFile): Promise<WriteRefusal | null>;

  /** Removes a file, where there is one, and its folder where nothing else is left there. */
  remove(path: string): Promise<WriteRefusal | null>;

  /** Works while no other window or command that asks for `folder` does; one that was killed holds up nobody. */
  exclusively<T>(folder: string, work: () => Promise<T>): Promise<T | WriteRefusal>;
}
