import { Uri, window, workspace, type Disposable } from 'vscode';

const scheme = 'sante-certs-report';

/** The texts shown, by their URI, until their editor is closed. */
const texts = new Map<string, string>();

/** Serves the read-only documents of what a command reports. */
export function registerReportView(): Disposable[] {
  return [
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) texts.delete(uri.toString());
    }),
  ];
}

/** Shows a text in a read-only editor of that name; the same text again may stand in another. */
export async function showReport(name: string, text: string): Promise<void> {
  const uri = Uri.from({ scheme, path: `/${name}.txt`, query: String(Date.now()) });
  texts.set(uri.toString(), text);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
