import type { Text } from '../language';
import { isRefusal, type Refusal } from '../pki/encryption/refusal';
import { openPrivateKey, type OpenedKey } from './openPrivateKey';

/** Asks for the passphrase of a file; `wrong` says that the one before was not it. May throw to end the work. */
export type AskPassphrase = (wrong: Text | null, file: Uint8Array) => Promise<string>;

/** Opens a key without a passphrase or, until it is right, with the one that is asked for. */
export async function openAsking(
  key: Uint8Array,
  ask: AskPassphrase,
  signal: AbortSignal | undefined,
): Promise<OpenedKey | Refusal> {
  let opened = await openPrivateKey(key, null, { signal });
  while (isRefusal(opened) && (opened.reason === 'needs-password' || opened.reason === 'wrong-password')) {
    const wrong = opened.reason === 'wrong-password' ? opened.message : null;
    opened = await openPrivateKey(key, await ask(wrong, key), { signal });
  }
  return opened;
}
