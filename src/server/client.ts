import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';

/** What the client can do and said of itself. */
export interface Client {
  readonly folders: readonly WorkspaceFolder[];
  readonly locale: string | undefined;
  readonly watchesFiles: boolean;
  readonly configures: boolean;
  readonly changesFolders: boolean;
  readonly showsProgress: boolean;
  readonly refreshesLenses: boolean;
  readonly packageUri: string | undefined;
  readonly trusted: boolean;
}

/** Reads what the client said when it connected; what it did not say, it cannot. */
export function clientOf({
  capabilities,
  locale,
  workspaceFolders,
  initializationOptions,
}: InitializeParams): Client {
  const { workspace, window } = capabilities;
  const { packageUri, trusted } = (initializationOptions ?? {}) as Partial<InitializationOptions>;
  return {
    folders: workspaceFolders ?? [],
    locale,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configures: workspace?.configuration === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    packageUri,
    trusted: trusted !== false,
  };
}
