/** A file to write where nothing stands yet; `path` is relative to the workspace, with `/`. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/** Why nothing was written. */
export interface WriteRefusal {
  readonly reason: 'exists' | 'outside-workspace' | 'not-writable';
  /** The path it is about. */
  readonly path: string;
}

/** What the core may do to the files of secrets of one workspace; paths are relative to it, with `/`. */
export interface SecretsFolder {
  /** Whether git would not see what is written at `path`: it ignores it, or there is no repository. */
  isHiddenFromGit(path: string): Promise<boolean>;

  /** Makes git ignore `folder`, by a line in the workspace's `.gitignore`. */
  ignore(folder: string): Promise<void>;

  /** Why nothing new can be written at `path`, as far as can be told: something stands there, be it a broken link. */
  obstacle(path: string): Promise<WriteRefusal | null>;

  /**
   * Writes every file, readable by its owner only, or none.
   *
   * Each appears whole under its name, in the order given, and never takes the place of another.
   */
  writeNew(files: readonly NewFile[]): Promise<WriteRefusal | null>;
}
