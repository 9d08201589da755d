import type { Finding } from '../finding';
import { positionsIn } from '../lines';
import type { Range } from '../range';
import { checkSourceRules } from '../rules/check';
import { ignoreComments, ignoreMark, type IgnoreComment } from '../rules/ignore';
import { referenceRules, sourceRules } from '../rules/index';
import { fileReferences, type FileReference } from '../rules/source/fileReferences';
import { anyByteSearch } from './anyByteSearch';

/** What a text file says that rules object to, and the comments that silence rules in it. */
export interface SourceFile {
  readonly findings: readonly Finding[];
  readonly comments: readonly IgnoreComment[];
  /** The files of certificates that it names. */
  readonly references: readonly (FileReference & { readonly range: Range })[];
}

/** In bytes, or in UTF-16 code units: what people write by hand is shorter. */
const longestSource = 1 << 20;

const referenceHints = referenceRules.flatMap(({ hints }) => hints);
let search: ReturnType<typeof anyByteSearch> | null = null;

/** Whether any rule may have something to say; the tables for it are made when the first file is read. */
function isConcerned(bytes: Uint8Array): boolean {
  search ??= anyByteSearch([ignoreMark, ...referenceHints, ...sourceRules.flatMap(({ hints }) => hints)]);
  return search(bytes);
}

/** Reads a text file; null where no rule has anything to say of it, which one pass over its bytes mostly tells. */
export function sourceFile(path: string, bytes: Uint8Array): SourceFile | null {
  const isText = bytes.length <= longestSource && isConcerned(bytes) && !bytes.includes(0);
  return isText ? sourceFileOfText(path, new TextDecoder().decode(bytes)) : null;
}

/** The same for a file as an editor shows it. */
export function sourceFileOfText(path: string, text: string): SourceFile | null {
  if (text.length > longestSource) return null;
  const findings = checkSourceRules(path, text);
  // Prose about the comments is not one of them.
  const comments = /\.(md|markdown|rst|adoc)$/i.test(path) ? [] : ignoreComments(text);
  const references = referenceHints.some((hint) => text.includes(hint)) ? placedReferences(path, text) : [];
  const isSilent = findings.length === 0 && comments.length === 0 && references.length === 0;
  return isSilent ? null : { findings, comments, references };
}

function placedReferences(path: string, text: string): SourceFile['references'] {
  const positionAt = positionsIn(text);
  return fileReferences(path, text).map((reference) => ({
    ...reference,
    range: { start: positionAt(reference.start), end: positionAt(reference.end) },
  }));
}
