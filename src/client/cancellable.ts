import { ProgressLocation, window } from 'vscode';
import type { Text } from '../core/language';
import { Cancelled } from './passphrase';
import { say } from './settings';

/** Does a long work with progress; throws `Cancelled` where the user cancels it. */
export async function cancellable<T>(title: Text, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title: say(title), cancellable: true },
    async (_progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort(new Cancelled()));
      return await work(controller.signal);
    },
  );
}
