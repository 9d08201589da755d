import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Severity } from '../core/finding';
import type { Language } from '../core/language';
import { diagnosticSource } from '../protocol';
import { uriOf } from './uris';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding of the folder `folderUri` as editors show it; `packageUri` is where the rule pages are, if anywhere. */
export function diagnosticOf(
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
    relatedInformation: related.map((place) => ({
      location: { uri: uriOf(folderUri, place.file), range: place.range },
      message: place.message[language],
    })),
  };
}

/** Keeps the diagnostics that the client shows in step with the findings of each folder. */
export class Diagnostics {
  private readonly published = new Map<string, Map<string, string>>();

  constructor(private readonly connection: Connection) {}

  /** Publishes what changed of a folder's diagnostics, by the URI of their file; files without any are cleared. */
  publish(folderUri: string, byFile: ReadonlyMap<string, Diagnostic[]>): void {
    const before = this.published.get(folderUri) ?? new Map<string, string>();
    const after = new Map<string, string>();
    for (const [uri, diagnostics] of byFile) {
      const content = JSON.stringify(diagnostics);
      after.set(uri, content);
      if (before.get(uri) !== content) void this.connection.sendDiagnostics({ uri, diagnostics });
    }
    for (const uri of before.keys()) {
      if (!after.has(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    this.published.set(folderUri, after);
  }

  /** Clears all the diagnostics of a folder that was closed. */
  clear(folderUri: string): void {
    this.publish(folderUri, new Map());
    this.published.delete(folderUri);
  }
}
