import type { Connection } from 'vscode-languageserver';
import type { ScanOptions } from '../core/workspace';

const patience = 500;

/** Runs a scan that shows its progress once it takes half a second, and that the user can cancel there. */
export async function withProgress<T>(
  connection: Connection,
  title: string,
  supported: boolean,
  work: (options: ScanOptions & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  if (!supported) return work({ signal: abort.signal });
  const started = Date.now();
  let reporter: ReturnType<Connection['window']['createWorkDoneProgress']> | undefined;
  let lastPercentage = 0;
  try {
    return await work({
      signal: abort.signal,
      progress(visited, total) {
        const percentage = Math.floor((100 * visited) / Math.max(total, 1));
        if (Date.now() - started < patience || percentage === lastPercentage) return;
        lastPercentage = percentage;
        reporter ??= connection.window.createWorkDoneProgress().then((progress) => {
          progress.begin(title, 0, undefined, true);
          progress.token.onCancellationRequested(() => abort.abort());
          return progress;
        });
        void reporter.then((progress) => progress.report(percentage, `${visited} / ${total}`));
      },
    });
  } finally {
    void reporter?.then((progress) => progress.done());
  }
}
