/**
 * What helps against a finding and is more than an edit of its file. Whoever offers it carries it out in a way that
 * keeps private keys where they are.
 */
export type Remedy =
  /** A line for the `.gitignore` at `file`. */
  | { readonly kind: 'ignore'; readonly file: string; readonly line: string }
  /** The file of the finding is to be for its owner alone. */
  | { readonly kind: 'restrict-mode' }
  /** The private key in the file of the finding is to be encrypted. */
  | { readonly kind: 'encrypt' }
  /** The private keys in the file of the finding belong in a file of their own. */
  | { readonly kind: 'separate' }
  /** The file of the finding belongs at another path, where nothing stands. */
  | { readonly kind: 'move'; readonly to: string };

/** The line of a `.gitignore` that leaves out one file, or one folder where the path ends with `/`, and nothing else. */
export function ignoreLine(path: string): string {
  return `/${path.replace(/[\\*?[\]!#]|\s$/g, '\\$&')}`;
}
