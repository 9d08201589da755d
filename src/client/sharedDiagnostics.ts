import { languages, type Diagnostic, type Disposable, type Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** What Red Hat's YAML extension calls itself in its diagnostics; of our files it knows the form alone. */
const yamlExtension = 'YAML';

/** The rule that speaks of what any reader of YAML finds wrong. */
const syntaxRule = 'configuration-syntax';

type Show = (uri: Uri, diagnostics: Diagnostic[]) => void;

/** Leaves out the mistakes of form that Red Hat's YAML extension, where it is installed, shows on the same line. */
export class SharedDiagnostics {
  private readonly published = new Map<string, { readonly all: Diagnostic[]; shown: number; show: Show }>();
  private readonly listener: Disposable = languages.onDidChangeDiagnostics(({ uris }) => {
    // Thousands of files change at once after a scan, and hardly any is concerned.
    if (this.published.size > 0) for (const uri of uris) this.refresh(uri);
  });

  /** The part of the language client's middleware that decides which diagnostics are shown. */
  middleware(): Middleware {
    return {
      handleDiagnostics: (uri, diagnostics, show) => {
        if (!diagnostics.some(isOfForm)) {
          this.published.delete(uri.toString());
          show(uri, diagnostics);
          return;
        }
        this.published.set(uri.toString(), { all: diagnostics, shown: -1, show });
        this.refresh(uri);
      },
    };
  }

  /** Shows no more than before. */
  dispose(): void {
    this.listener.dispose();
  }

  private refresh(uri: Uri): void {
    const published = this.published.get(uri.toString());
    if (published === undefined) return;
    const lines = new Set(
      languages
        .getDiagnostics(uri)
        .filter(({ source }) => source === yamlExtension)
        .map(({ range }) => range.start.line),
    );
    const left = published.all.filter((each) => !isOfForm(each) || !lines.has(each.range.start.line));
    if (left.length === published.shown) return;
    published.shown = left.length;
    published.show(uri, left);
  }
}

function isOfForm({ code }: Diagnostic): boolean {
  return (typeof code === 'object' ? code.value : code) === syntaxRule;
}
