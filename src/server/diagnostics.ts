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
  readonly findings: Map<string, readonly Finding[]>;
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
    const byFile = findingsByFile(findings);
    const before = this.shown.get(uri);
    const shown: Shown = { language, findings: before?.findings ?? new Map<string, Finding[]>() };
    this.shown.set(uri, shown);
    for (const [file, found] of byFile) {
      const isShown = before?.language === language && areSame(shown.findings.get(file), found);
      shown.findings.set(file, found);
      if (!isShown) {
        const diagnostics = found.map((each) => diagnosticOf(each, uri, language, this.packageUri));
        await this.connection.sendDiagnostics({ uri: uriOf(uri, file), diagnostics });
      }
      await pause();
      if (!isOpen()) return;
    }
    for (const file of shown.findings.keys()) {
      if (byFile.has(file)) continue;
      shown.findings.delete(file);
      await this.connection.sendDiagnostics({ uri: uriOf(uri, file), diagnostics: [] });
      if (!isOpen()) return;
    }
  }

  /** Clears all the diagnostics of a folder that was closed. */
  clear(folderUri: string): void {
    const files = this.shown.get(folderUri)?.findings.keys() ?? [];
    this.shown.delete(folderUri);
    for (const file of files)
      void this.connection.sendDiagnostics({ uri: uriOf(folderUri, file), diagnostics: [] });
  }
}

function findingsByFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const others = byFile.get(finding.file);
    if (others) others.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return byFile;
}

/** Whether lists of findings show the same: those that a check remembers are mostly the same objects. */
function areSame(before: readonly Finding[] | undefined, now: readonly Finding[]): boolean {
  return before?.length === now.length && before.every((each, index) => isSame(each, now[index]));
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
