import type { SecretStorage, Uri } from 'vscode';

let storage: SecretStorage | undefined;

/** Tells where passphrases are kept when the user asks for that: VS Code's secret storage, never a file of ours. */
export function keepPassphrasesIn(secrets: SecretStorage): void {
  storage = secrets;
}

/** Keeps the passphrase of a file of this machine. */
export async function keepPassphrase(file: Uri, passphrase: string): Promise<void> {
  await storage?.store(name(file), passphrase);
}

/** The passphrase that is kept of a file. */
export async function keptPassphrase(file: Uri): Promise<string | undefined> {
  return await storage?.get(name(file));
}

/** Forgets what is kept of a file, which is not its passphrase any more. */
export async function forgetPassphrase(file: Uri): Promise<void> {
  await storage?.delete(name(file));
}

function name(file: Uri): string {
  return `passphrase of ${file.toString()}`;
}
