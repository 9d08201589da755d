import type { Finding } from '../finding';
import { positionsIn } from '../lines';
import { anyByteSearch } from '../pki/byteSearch';
import type { Range } from '../range';
import { checkSourceRules } from '../rules/check';
import { ignoreComments, ignoreMark, type IgnoreComment } from '../rules/ignore';
import { referenceRules, sourceRules } from '../rules/index';
import { fileReferences, type FileReference } from '../rules/source/fileReferences';

/** What the rules on source files found in a file, and the comments that silence rules in it. */
export interface SourceFile {
  readonly findings: readonly Finding[];
  readonly comments: readonly IgnoreComment[];
  /** The files of certificates that it names. */
  readonly references: readonly (FileReference & { readonly range: Range })[];
}

/** In bytes, or in UTF-16 code units: what people write by hand is shorter. */
const longestSource = 1 << 20;

const referenceHints = referenceRules.flatMap(({ hints }) => hints);
const isConcerned = anyByteSearch([
  ignoreMark,
  ...referenceHints,
  ...sourceRules.flatMap(({ hints }) => hints),
]);

/** What every text file of a folder says that rules object to, remembered from its one reading. */
export class SourceIndex {
  private readonly files = new Map<string, SourceFile>();

  /** Reads a new or changed file; `bytes` may be reused afterwards. */
  set(path: string, bytes: Uint8Array): void {
    if (bytes.length <= longestSource && isConcerned(bytes) && isText(bytes))
      this.setText(path, new TextDecoder().decode(bytes));
    else this.files.delete(path);
  }

  /** Reads a file as an editor shows it. */
  setText(path: string, text: string): void {
    this.files.delete(path);
    if (text.length > longestSource) return;
    const findings = checkSourceRules(path, text);
    // Prose about the comments is not one of them.
    const comments = /\.(md|markdown|rst|adoc)$/i.test(path) ? [] : ignoreComments(text);
    const references = referenceHints.some((hint) => text.includes(hint)) ? placedReferences(path, text) : [];
    if (findings.length > 0 || comments.length > 0 || references.length > 0)
      this.files.set(path, { findings, comments, references });
  }

  /** Forgets a file that is gone. */
  delete(path: string): void {
    this.files.delete(path);
  }

  /** What is known of a file. */
  get(path: string): SourceFile | undefined {
    return this.files.get(path);
  }

  /** What is known of each file, by its path. */
  entries(): Iterable<readonly [string, SourceFile]> {
    return this.files;
  }

  /** The files that something is known of. */
  paths(): Iterable<string> {
    return this.files.keys();
  }
}

function placedReferences(path: string, text: string): SourceFile['references'] {
  const positionAt = positionsIn(text);
  return fileReferences(path, text).map((reference) => ({
    ...reference,
    range: { start: positionAt(reference.start), end: positionAt(reference.end) },
  }));
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}
