import {
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  ReferencesRequest,
  RenameRequest,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Client } from './client';
import { runSafe } from './runSafe';
import type { Session } from './session';
import {
  completionOf,
  definitionOf,
  foldsIn,
  highlightsOf,
  linksIn,
  referencesOf,
  renamedBy,
  renameOf,
  symbolsOf,
} from './writing';

const completionProvider = { triggerCharacters: [':', ' ', '-', '[', '{', ',', '"', "'"] };
const documentSymbolProvider = { label: 'Santé Certs' };

/** What a client that registers nothing later is told at once. */
export function writingCapabilities({ registersFeatures }: Client): ServerCapabilities {
  if (registersFeatures) return {};
  return {
    completionProvider,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentHighlightProvider: true,
    documentSymbolProvider,
    foldingRangeProvider: true,
    documentLinkProvider: {},
  };
}

/** Registers for configurations alone: other files then neither ask in vain nor lose what others say of them. */
export async function registerWriting(connection: Connection, { registersFeatures }: Client): Promise<void> {
  if (!registersFeatures) return;
  const documentSelector = [{ pattern: '**/{certificates,*.certificates}.{yaml,yml}' }];
  const { client } = connection;
  await Promise.all([
    client.register(CompletionRequest.type, { documentSelector, ...completionProvider }),
    client.register(DefinitionRequest.type, { documentSelector }),
    client.register(ReferencesRequest.type, { documentSelector }),
    client.register(RenameRequest.type, { documentSelector, prepareProvider: true }),
    client.register(DocumentHighlightRequest.type, { documentSelector }),
    client.register(DocumentSymbolRequest.type, { documentSelector, ...documentSymbolProvider }),
    client.register(FoldingRangeRequest.type, { documentSelector }),
    client.register(DocumentLinkRequest.type, { documentSelector }),
  ]);
}

/** Answers what editors ask while a configuration is written. */
export function serveWriting(connection: Connection, session: Session): void {
  const { console } = connection;
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    runSafe(console, 'completion', null, () => completionOf(session, uri, position), token),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    runSafe(console, 'definition', null, () => definitionOf(session, uri, position), token),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    runSafe(
      console,
      'references',
      null,
      () => referencesOf(session, uri, position, context.includeDeclaration),
      token,
    ),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    runSafe(console, 'highlights', null, () => highlightsOf(session, uri, position), token),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    runSafe(console, 'rename', null, () => renamedBy(session, uri, position), token),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    runSafe(console, 'rename', null, () => renameOf(session, uri, position, newName), token),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    runSafe(console, 'outline', null, () => symbolsOf(session, uri), token),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    runSafe(console, 'folding', null, () => foldsIn(session, uri), token),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    runSafe(console, 'links', null, () => linksIn(session, uri), token),
  );
}
