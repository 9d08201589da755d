import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
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
  let reporter: Promise<WorkDoneProgressServerReporter | null> | undefined;
  let lastPercentage = 0;
  /** Null where the client refuses: the scan goes on unseen. */
  const begun = async () => {
    const progress = await window.createWorkDoneProgress().catch(() => null);
    progress?.begin(title, 0, undefined, true);
    progress?.token.onCancellationRequested(() => cancel.abort());
    return progress;
  };
  try {
    return await work({
      signal: cancel.signal,
      progress(visited, total) {
        const percentage = Math.floor((100 * visited) / Math.max(total, 1));
        if (percentage === lastPercentage || now().getTime() - started < patience) return;
        lastPercentage = percentage;
        reporter ??= begun();
        void reporter.then((shown) => shown?.report(percentage, `${visited} / ${total}`));
      },
    });
  } finally {
    void reporter?.then((shown) => shown?.done());
  }
}
