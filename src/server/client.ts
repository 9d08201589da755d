import { InsertTextMode, type InitializeParams, type WorkspaceFolder } from 'vscode-languageserver';
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
  /** An edit can leave a word to write. */
  readonly takesSnippetEdits: boolean;
  /** Features can be registered for some files only. */
  readonly registersFeatures: boolean;
  readonly completion: {
    readonly snippets: boolean;
    /** Lines of a completion are inserted with the indentation that they come with. */
    readonly keepsIndentation: boolean;
  };
  /** An edit of the workspace can make a file, and move one. */
  readonly createsFiles: boolean;
  readonly renamesFiles: boolean;
  /** The client is our own extension for VS Code. */
  readonly isOurs: boolean;
  readonly packageUri: string | undefined;
  readonly trusted: boolean;
}

const registered = [
  'completion',
  'definition',
  'references',
  'rename',
  'documentHighlight',
  'documentSymbol',
  'foldingRange',
  'documentLink',
] as const;

/** Reads what the client said when it connected; what it did not say, it cannot. */
export function clientOf({
  capabilities,
  locale,
  workspaceFolders,
  initializationOptions,
}: InitializeParams): Client {
  const { workspace, window, textDocument } = capabilities;
  const item = textDocument?.completion?.completionItem;
  const { packageUri, trusted } = (initializationOptions ?? {}) as Partial<InitializationOptions>;
  const { documentChanges, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
  return {
    folders: workspaceFolders ?? [],
    locale,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configures: workspace?.configuration === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    registersFeatures: registered.every((feature) => textDocument?.[feature]?.dynamicRegistration === true),
    completion: {
      snippets: item?.snippetSupport === true,
      keepsIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    },
    createsFiles: documentChanges === true && resourceOperations.includes('create'),
    renamesFiles: documentChanges === true && resourceOperations.includes('rename'),
    isOurs: packageUri !== undefined,
    takesSnippetEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    packageUri,
    trusted: trusted !== false,
  };
}
