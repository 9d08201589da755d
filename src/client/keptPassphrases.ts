import type { SecretStorage, Uri } from 'vscode';
import type { Text } from '../core/language';
import { PassphraseStore } from './passphraseStore';
import { say } from './settings';

let store: PassphraseStore | undefined;

/** Tells where passphrases are kept when the user asks for that: VS Code's secret storage, never a file of ours. */
export function keepPassphrasesIn(secrets: SecretStorage): PassphraseStore {
  return (store = new PassphraseStore(secrets));
}

/** What is kept, to be listed and forgotten. */
export function keptPassphrases(): PassphraseStore | undefined {
  return store;
}

/** Keeps the passphrase of what a file holds or is about to hold; throws, saying so, where that fails. */
export async function keepPassphrase(file: Uri, passphrase: string, content: Uint8Array): Promise<void> {
  const sha256 = await encryptedIn(content);
  try {
    if (sha256 === null || !store) throw new Error('nothing to keep, or nowhere');
    await store.keep({ sha256, uri: file.toString() }, passphrase);
  } catch (cause) {
    throw new Error(say(notKept), { cause });
  }
}

const notKept: Text = {
  en: 'VS Code’s secret storage does not keep the passphrase, so the file is not written. Unlock the keyring of this machine, or choose to keep the passphrase elsewhere.',
  fr: 'Le stockage de secrets de VS Code ne garde pas la phrase de passe : le fichier n’est donc pas écrit. Déverrouillez le trousseau de cette machine, ou choisissez de garder la phrase de passe ailleurs.',
};

/** The passphrase that is kept of what a file holds. */
export async function keptPassphrase(content: Uint8Array): Promise<string | undefined> {
  const sha256 = await encryptedIn(content);
  return sha256 === null ? undefined : await store?.get(sha256);
}

/** Forgets what is kept of what a file held, or does not open it. */
export async function forgetPassphrase(content: Uint8Array): Promise<void> {
  const sha256 = await encryptedIn(content);
  if (sha256 !== null) await store?.forget(sha256);
}

/** The SHA-256 of the private key or PKCS#12 of a file, whatever stands around it. */
async function encryptedIn(content: Uint8Array): Promise<string | null> {
  const { readKeyMaterial } = await import('./later');
  const isSecret = ({ kind }: { readonly kind: string }) => kind === 'private-key' || kind === 'pkcs12';
  return readKeyMaterial(content).find(isSecret)?.sha256 ?? null;
}
