import type { Finding } from '../finding';
import { anyByteSearch } from '../pki/byteSearch';
import { checkSourceRules } from '../rules/check';
import { ignoreComments, ignoreMark, type IgnoreComment } from '../rules/ignore';
import { sourceRules } from '../rules/index';

/** What the rules on source files found in a file, and the comments that silence rules in it. */
interface SourceFile {
  readonly findings: readonly Finding[];
  readonly comments: readonly IgnoreComment[];
}

/** In bytes, or in UTF-16 code units: what people write by hand is shorter. */
const longestSource = 1 << 20;

const isConcerned = anyByteSearch([...new Set([ignoreMark, ...sourceRules.flatMap(({ hints }) => hints)])]);

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
    if (findings.length > 0 || comments.length > 0) this.files.set(path, { findings, comments });
  }

  /** Forgets a file that is gone. */
  delete(path: string): void {
    this.files.delete(path);
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

function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}
