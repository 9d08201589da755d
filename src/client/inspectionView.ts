import { EventEmitter, Uri, workspace, type TextDocumentContentProvider } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { inspectMethod, type InspectParams, type InspectResult } from '../protocol';

const scheme = 'sante-certs-inspection';

/** The read-only document that explains `file`. */
export function inspectionUri(file: Uri): Uri {
  return Uri.from({ scheme, path: `${file.path}.txt`, query: file.toString() });
}

/** Serves the read-only documents of inspected files, made anew when their file changes. */
export function registerInspectionView(client: Promise<BaseLanguageClient>): { dispose(): unknown }[] {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const parameters: InspectParams = { uri: uri.query };
      const { items, language, now } = await (
        await client
      ).sendRequest<InspectResult>(inspectMethod, parameters, token);
      const file = basename(Uri.parse(uri.query));
      const { inspectionText } = await import('./later');
      return inspectionText(file, items, new Date(now), language, (_emphasis, text) => text);
    },
  };
  const refresh = (file: Uri) => changed.fire(inspectionUri(file));
  const watcher = workspace.createFileSystemWatcher('**/*');
  watcher.onDidChange(refresh);
  watcher.onDidCreate(refresh);
  return [changed, watcher, workspace.registerTextDocumentContentProvider(scheme, provider)];
}

function basename({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
