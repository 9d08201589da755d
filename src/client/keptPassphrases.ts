import { workspace, type SecretStorage, type Uri } from 'vscode';
import { PassphraseStore } from './passphraseStore';

let store: PassphraseStore | undefined;

/** Tells where passphrases are kept when the user asks for that: VS Code's secret storage, never a file of ours. */
export function keepPassphrasesIn(secrets: SecretStorage): void {
  store = new PassphraseStore(secrets);
}

/** What is kept, to be listed and forgotten. */
export function keptPassphrases(): PassphraseStore | undefined {
  return store;
}

/** Keeps the passphrase of a file of this machine, whose content is read unless it is given. */
export async function keepPassphrase(file: Uri, passphrase: string, content?: Uint8Array): Promise<void> {
  const sha256 = await encryptedIn(content ?? (await workspace.fs.readFile(file)));
  if (sha256 !== null) await store?.keep({ sha256, uri: file.toString() }, passphrase);
}

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
