/**
 * What the core may know of who gets at the files of one folder; paths are relative to it, with `/`.
 *
 * Asked of files that hold keys only, so that all the others cost nothing.
 */
export interface Exposures {
  /** What is known of files, whether they are there or not. */
  of(paths: readonly string[]): Promise<ReadonlyMap<string, FileExposure>>;

  /** The paths, in each of the folders, of what seems to be a file with a passphrase and nothing else (`passphraseFile.ts`). */
  passphraseFiles(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;

  /** The key files that commits of the folder name, on any branch, tag or stash, and that are not there. */
  lostKeyFiles(): Promise<LostKeyFiles>;
}

/** Exposures that tell whether what they told may be remembered. */
export interface WatchedExposures extends Exposures {
  /**
   * Whether a repository that `of` answered about, or what it ignores above the folder, is no more as it was then: a few
   * looks, whatever the number of files. What changes in the folder itself is not looked for.
   */
  hasChanged(): boolean;
}

/** Who gets at one file. */
export interface FileExposure {
  /** Its permission bits; null where the system has none or the file is not there. */
  readonly mode: number | null;
  /** Null outside any repository. */
  readonly git: GitView | null;
}

/** What git makes of one file. */
export interface GitView {
  /** `committed` also where git tracks the file and its latest commit cannot be read. */
  readonly state: 'committed' | 'staged' | 'untracked' | 'ignored';
  /** Of a file that git does not track: whether its content was added once, here or under another name. */
  readonly stored: boolean;
  /** The `.gitignore` that can make git ignore it, and the file as seen from there. */
  readonly ignoreFile: string;
  readonly pathFromIgnoreFile: string;
}

/** Key files that history holds alone. */
export interface LostKeyFiles {
  /** Paths of the folder, a hundred at most. */
  readonly paths: readonly string[];
  /** Whether the history was read to its end: a clone may hold a part of it, and a long one is read in part. */
  readonly complete: boolean;
}
