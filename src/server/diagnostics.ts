import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Severity } from '../core/finding';
import type { Language, Text } from '../core/language';
import type { Pause } from '../core/pause';
import type { Range } from '../core/range';
import { diagnosticSource } from '../protocol';
import type { Folder } from './folder';
import { uriOf } from './uris';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/**
 * A client that is sent thousands of files in one go does nothing else until it has passed them on: it is given time
 * after every few.
 */
const filesAtOnce = 25;
const restMilliseconds = 10;

/** Editors list each under its finding, and have a hard time with a key that a thousand files hold. */
const mostRelated = 20;

/** A finding of the folder `folderUri` as editors show it; `packageUri` is where the rule pages are, if anywhere. */
function diagnosticOf(
  { rule, severity, message, range, related, docs }: Finding,
  folderUri: string,
  language: Language,
  packageUri: string | undefined,
): Diagnostic {
  return {
    source: diagnosticSource,
    code: rule,
    ...(packageUri === undefined ? {} : { codeDescription: { href: uriOf(packageUri, docs) } }),
    severity: severities[severity],
    message: message[language],
    range,
    relatedInformation: related.slice(0, mostRelated).map((place) => ({
      location: { uri: uriOf(folderUri, place.file), range: place.range },
      message: place.message[language],
    })),
  };
}

/** What the client shows of a folder. */
interface Shown {
  readonly language: Language;
  readonly byFile: Map<string, readonly Finding[]>;
  /** All of them; null where publishing them did not come to its end. */
  readonly all: ReadonlySet<Finding> | null;
}

/** Keeps the diagnostics that the client shows in step with the findings of each folder. */
export class Diagnostics {
  private readonly shown = new Map<string, Shown>();

  /** `packageUri` is where the rule pages are, if anywhere. */
  constructor(
    private readonly connection: Connection,
    private readonly packageUri: string | undefined,
  ) {}

  /** Publishes what changed of a folder's findings, file by file, as long as the folder `isOpen`. */
  async publish(
    { uri, settings: { language } }: Folder,
    findings: readonly Finding[],
    isOpen: () => boolean,
    pause: Pause,
  ): Promise<void> {
    const before = this.shown.get(uri);
    const byFile = before?.byFile ?? new Map<string, readonly Finding[]>();
    const all = new Set(findings);
    const known = before?.language === language ? before.all : null;
    const changed = known
      ? filesOfOthers(known, all)
      : new Set([...byFile.keys(), ...findings.map(({ file }) => file)]);
    this.shown.set(uri, { language, byFile, all: null });
    const now = findingsByFile(findings, changed);
    let published = 0;
    for (const file of changed) {
      const found = now.get(file) ?? [];
      const isShown = known !== null && areSame(byFile.get(file) ?? [], found);
      if (found.length > 0) byFile.set(file, found);
      else byFile.delete(file);
      if (!isShown) {
        const diagnostics = found.map((each) => diagnosticOf(each, uri, language, this.packageUri));
        await this.connection.sendDiagnostics({ uri: uriOf(uri, file), diagnostics });
        published += 1;
        if (published % filesAtOnce === 0)
          await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
      }
      const paused = pause();
      if (paused) await paused;
      if (!isOpen()) return;
    }
    this.shown.set(uri, { language, byFile, all });
  }

  /** Clears all the diagnostics of a folder that was closed. */
  clear(folderUri: string): void {
    const files = this.shown.get(folderUri)?.byFile.keys() ?? [];
    this.shown.delete(folderUri);
    for (const file of files)
      void this.connection.sendDiagnostics({ uri: uriOf(folderUri, file), diagnostics: [] });
  }
}

/** The files with findings that are not among both. */
function filesOfOthers(before: ReadonlySet<Finding>, now: ReadonlySet<Finding>): Set<string> {
  const files = new Set<string>();
  for (const finding of now) if (!before.has(finding)) files.add(finding.file);
  for (const finding of before) if (!now.has(finding)) files.add(finding.file);
  return files;
}

function findingsByFile(
  findings: readonly Finding[],
  files: ReadonlySet<string>,
): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!files.has(finding.file)) continue;
    const others = byFile.get(finding.file);
    if (others) others.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return byFile;
}

/** Whether lists of findings show the same: those that a check remembers are mostly the same objects. */
function areSame(before: readonly Finding[], now: readonly Finding[]): boolean {
  return before.length === now.length && before.every((each, index) => isSame(each, now[index]));
}

function isSame(one: Finding, other: Finding | undefined): boolean {
  if (one === other) return true;
  return (
    one.rule === other?.rule &&
    one.severity === other.severity &&
    isSamePlace(one, other) &&
    one.related.length === other.related.length &&
    one.related.every((each, index) => isSamePlace(each, other.related[index]))
  );
}

interface Placed {
  readonly file: string;
  readonly range: Range;
  readonly message: Text;
}

function isSamePlace(one: Placed, other: Placed | undefined): boolean {
  if (one === other) return true;
  return (
    one.file === other?.file &&
    isSameRange(one.range, other.range) &&
    one.message.en === other.message.en &&
    one.message.fr === other.message.fr
  );
}

function isSameRange(one: Range, other: Range): boolean {
  return one === other || (isSamePosition(one.start, other.start) && isSamePosition(one.end, other.end));
}

function isSamePosition(one: Range['start'], other: Range['start']): boolean {
  return one.line === other.line && one.character === other.character;
}
