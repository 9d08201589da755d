import { env, type Memento } from 'vscode';
import { SecretClipboard } from './secretClipboard';

let clipboard: SecretClipboard | undefined;

/** Tells where it is noted that a secret stands on the clipboard, and takes off what a window that is gone left there. */
export function noteCopiedIn(notes: Memento): void {
  clipboard = new SecretClipboard(env.clipboard, notes, (milliseconds, work) => {
    setTimeout(() => void work(), milliseconds);
  });
  clipboard.resume();
}

/** Puts a generated secret on the clipboard and takes it off after a minute, unless something else stands there by then. */
export async function copyForAMinute(secret: string): Promise<void> {
  if (!clipboard) throw new Error('Not activated');
  await clipboard.copy(secret);
}
