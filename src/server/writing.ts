import {
  DocumentHighlightKind,
  FoldingRangeKind,
  LSPErrorCodes,
  ResponseError,
  type CompletionItem,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ConfigurationDocument } from '../core/config/document';
import { parseConfiguration } from '../core/config/parse';
import type { Hover } from '../core/features/hover';
import { completionsAt } from '../core/features/writing/completion';
import { fileLinks } from '../core/features/writing/fileLinks';
import { foldsOf } from '../core/features/writing/folding';
import { placesOfIdAt } from '../core/features/writing/ids';
import { outlineOf } from '../core/features/writing/outline';
import { propertyHover } from '../core/features/writing/propertyHover';
import { renameAt, renamedAt, type Refusal } from '../core/features/writing/rename';
import { isConfiguration } from '../core/inventory/fileNames';
import { entryFolder } from '../core/inventory/entryFiles';
import { nameOf } from '../core/inventory/path';
import type { Language } from '../core/language';
import type { Position, Range } from '../core/range';
import type { FolderFile } from './folders';
import type { Session } from './session';
import { completionItem } from './completionItem';
import { documentSymbol } from './documentSymbol';
import { decoded, uriOf } from './uris';

/** A configuration that is open in the editor. */
interface OpenConfiguration {
  readonly uri: string;
  readonly text: string;
  /** Where it is in the workspace, if it is. */
  readonly file: FolderFile | undefined;
  readonly language: Language;
}

/** An open configuration as it is now. */
interface Page extends OpenConfiguration {
  readonly document: ConfigurationDocument;
}

/** The configuration that an editor shows at `uri`; null for anything else. */
async function openConfiguration(session: Session, uri: string): Promise<OpenConfiguration | null> {
  if (!isConfiguration(decoded(uri))) return null;
  await session.configured;
  const text = session.documents.get(uri)?.text;
  if (text === undefined || text === null) return null;
  const file = session.folders.fileOf(uri);
  return { uri, text, file, language: (file?.folder.settings ?? session.settings).language };
}

async function pageOf(session: Session, uri: string): Promise<Page | null> {
  const open = await openConfiguration(session, uri);
  if (open === null) return null;
  const known = open.file?.folder.inventory.configurations.get(open.file.path);
  return { ...open, document: known?.text === open.text ? known : parsed(open) };
}

function parsed({ uri, file, text }: OpenConfiguration): ConfigurationDocument {
  return parseConfiguration(file?.path ?? nameOf(decoded(uri)), text);
}

/** What may be written at a position; the ids are those of the last reading, so that typing never waits for one. */
export async function completionOf(
  session: Session,
  uri: string,
  position: Position,
): Promise<CompletionItem[] | null> {
  const open = await openConfiguration(session, uri);
  if (open === null) return null;
  const { text, file, language } = open;
  const document = file?.folder.inventory.lastRead(file.path) ?? parsed(open);
  return completionsAt(text, position, document.configuration).map((completion, number) =>
    completionItem(completion, number, language, session.client),
  );
}

/** What a property or value means. */
export async function propertyHoverOf(
  session: Session,
  uri: string,
  position: Position,
): Promise<Hover | null> {
  const page = await pageOf(session, uri);
  return page && propertyHover(page.document.text, position, page.document.configuration, page.language);
}

/** Where the id at a position is given. */
export async function definitionOf(
  session: Session,
  uri: string,
  position: Position,
): Promise<Location[] | null> {
  const page = await pageOf(session, uri);
  if (page === null) return null;
  const places = placesOfIdAt(page.document, position).filter(({ isDefinition }) => isDefinition);
  return places.map(({ range }) => ({ uri, range }));
}

/** Where the id at a position is referred to, and given where that is asked for. */
export async function referencesOf(
  session: Session,
  uri: string,
  position: Position,
  withDefinition: boolean,
): Promise<Location[] | null> {
  const page = await pageOf(session, uri);
  if (page === null) return null;
  const places = placesOfIdAt(page.document, position);
  return places
    .filter(({ isDefinition }) => withDefinition || !isDefinition)
    .map(({ range }) => ({ uri, range }));
}

/** The places of the id at a position. */
export async function highlightsOf(
  session: Session,
  uri: string,
  position: Position,
): Promise<DocumentHighlight[] | null> {
  const page = await pageOf(session, uri);
  if (page === null) return null;
  return placesOfIdAt(page.document, position).map(({ range, isDefinition }) => ({
    range,
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** What a rename at a position would change the name of, or why it cannot. */
export async function renamedBy(
  session: Session,
  uri: string,
  position: Position,
): Promise<{ range: Range; placeholder: string } | ResponseError | null> {
  const page = await pageOf(session, uri);
  const renamed = page && renamedAt(page.document, position, hasFilesIn(page));
  if (page === null || renamed === null) return null;
  if ('refusal' in renamed) return refused(renamed, page);
  return { range: renamed.range, placeholder: renamed.id };
}

/** The edits that rename the id at a position. */
export async function renameOf(
  session: Session,
  uri: string,
  position: Position,
  newId: string,
): Promise<WorkspaceEdit | ResponseError | null> {
  const page = await pageOf(session, uri);
  const renamed = page && renameAt(page.document, position, newId, hasFilesIn(page));
  if (page === null || renamed === null) return null;
  if ('refusal' in renamed) return refused(renamed, page);
  return { changes: { [uri]: renamed.map(({ range, text }) => ({ range, newText: text })) } };
}

/** The outline of a configuration. */
export async function symbolsOf(session: Session, uri: string): Promise<DocumentSymbol[] | null> {
  const page = await pageOf(session, uri);
  return page && outlineOf(page.document).map((entry) => documentSymbol(entry, page.language));
}

/** What can be folded; null leaves it to the editor. */
export async function foldsIn(session: Session, uri: string): Promise<FoldingRange[] | null> {
  const open = await openConfiguration(session, uri);
  if (open === null) return null;
  return foldsOf(open.text).map(({ start, end, kind }) => ({
    startLine: start,
    endLine: end,
    ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
  }));
}

/** The files that a configuration leads to. */
export async function linksIn(session: Session, uri: string): Promise<DocumentLink[] | null> {
  const page = await pageOf(session, uri);
  if (!page?.file) return null;
  const { folder } = page.file;
  const exists = (path: string) => folder.inventory.index.materialIn(path).length > 0;
  return fileLinks(page.document, folder.settings.secretsFolder, exists).map(({ range, path }) => ({
    range,
    target: uriOf(folder.uri, path),
  }));
}

function hasFilesIn({ document, file }: Page): (id: string) => boolean {
  return (id) => {
    const entry = document.configuration.certificates.find((each) => each.id === id);
    if (!file || !entry) return false;
    const { inventory, settings } = file.folder;
    const own = entryFolder(document.file, entry, settings.secretsFolder);
    return own !== null && [...inventory.index.paths()].some((path) => path.startsWith(`${own}/`));
  };
}

function refused({ refusal }: Refusal, { language }: Page): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal[language]);
}
