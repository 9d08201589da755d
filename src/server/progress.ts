import type { Connection } from 'vscode-languageserver';
import type { ScanOptions } from '../core/workspace';

/** In milliseconds. */
const patience = 1000;

/** What `withProgress` needs to show a scan. */
interface ProgressOptions {
  readonly title: string;
  readonly now: () => Date;
  /** Aborted when the user cancels the scan where its progress is shown. */
  readonly cancel: AbortController;
}

/** Runs a scan that shows its progress once it takes a second. */
export async function withProgress<T>(
  { window }: Connection,
  { title, now, cancel }: ProgressOptions,
  work: (options: ScanOptions) => Promise<T>,
): Promise<T> {
  const started = now().getTime();
  let reporter: ReturnType<Connection['window']['createWorkDoneProgress']> | undefined;
  let lastPercentage = 0;
  try {
    return await work({
      signal: cancel.signal,
      progress(visited, total) {
        const percentage = Math.floor((100 * visited) / Math.max(total, 1));
        if (percentage === lastPercentage || now().getTime() - started < patience) return;
        lastPercentage = percentage;
        reporter ??= window.createWorkDoneProgress().then((progress) => {
          progress.begin(title, 0, undefined, true);
          progress.token.onCancellationRequested(() => cancel.abort());
          return progress;
        });
        void reporter.then((progress) => progress.report(percentage, `${visited} / ${total}`));
      },
    });
  } finally {
    void reporter?.then((progress) => progress.done());
  }
}
