import type { LogOutputChannel, Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { SeparatedKeys } from '../core/exposure/separateKey';
import type { TryHandshake } from '../core/handshake/handshake';
import type { SecretsFolder } from '../core/secretsFolder';

/** What depends on where the extension host runs. */
export interface Host {
  /** The language server, not started yet. */
  newClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
  /** The secrets of a workspace folder, or null where this host cannot write them. */
  secretsOf(folder: Uri): SecretsFolder | null;
  /** Opens a connection: only to what the user has just confirmed. */
  readonly tryHandshake: TryHandshake;
  /** Moves the private keys of a file (`path` in a workspace folder) into a new one beside it, whose path is returned; null where that cannot be done. */
  separateKey(folder: Uri, path: string, separate: (text: string) => SeparatedKeys | null): string | null;
  /** Makes a file (`path` in a workspace folder) one that its owner alone can read and change; false where this host cannot. */
  restrictFileMode(folder: Uri, path: string): boolean;
}

/** What a command works with. */
export interface Session {
  /** The language server, once it is ready. */
  readonly client: Promise<BaseLanguageClient>;
  readonly host: Host;
  readonly log: LogOutputChannel;
}

/** One command of the palette: its id in package.json and what it does. */
export interface Command {
  readonly id: string;
  execute(session: Session, ...parameters: unknown[]): Promise<void>;
}
