import type { CodeLens } from 'vscode-languageserver';
import { blockLenses, entryLenses, type Lens } from '../core/features/codeLens';
import { entryHover } from '../core/features/entryHover';
import type { StandingContext } from '../core/features/entryStanding';
import type { Hover } from '../core/features/hover';
import { entryFiles } from '../core/inventory/entryFiles';
import { entryMaterial } from '../core/inventory/entryMaterial';
import { unreadableText } from '../core/inventory/unreadableFindings';
import type { Position } from '../core/range';
import type { Unreadable } from '../core/workspace';
import { commandIds, type InspectResult } from '../protocol';
import type { Folder } from './folder';
import { hoverAt } from './hover';
import type { Session } from './session';
import { uriOf } from './uris';
import { propertyHoverOf } from './writing';

/** The hover at a position of a document, open or not. */
export async function hoverOf(session: Session, uri: string, position: Position): Promise<Hover | null> {
  await session.configured;
  const file = session.folders.fileOf(uri);
  const materials =
    session.documents.get(uri)?.material ?? file?.folder.inventory.index.materialIn(file.path) ?? [];
  const ofMaterial = await hoverAt(materials, position, file, {
    decoder: session.decoder,
    language: file?.folder.settings.language ?? session.settings.language,
    now: session.environment.now(),
    read: () => read(session, uri),
  });
  if (ofMaterial) return ofMaterial;
  const [standing, property] = await Promise.all([
    standingOf(session, uri, position),
    propertyHoverOf(session, uri, position),
  ]);
  if (!standing || !property) return standing ?? property;
  return { range: property.range, markdown: `${standing.markdown}\n\n${property.markdown}` };
}

/** Where the entry stands whose id is at a position. */
async function standingOf(session: Session, uri: string, position: Position): Promise<Hover | null> {
  const file = session.folders.fileOf(uri);
  const document = file?.folder.inventory.configurations.get(file.path);
  if (!file || !document) return null;
  const context = standingContext(session, file.folder, file.path);
  return entryHover(document, position, file.folder.settings.language, context);
}

function standingContext(
  { environment, trusted, decoder }: Session,
  folder: Folder,
  configuration: string,
): StandingContext {
  const { inventory, settings } = folder;
  return {
    now: environment.now(),
    trusted,
    materialOf: (entry) =>
      entryMaterial(
        entryFiles(configuration, entry, settings.secretsFolder),
        inventory.index,
        decoder.inspect,
      ),
    changedOn: (path) => folder.changedOn(path),
  };
}

/** The lenses of a document. */
export async function lensesOf(session: Session, uri: string): Promise<CodeLens[]> {
  await session.configured;
  const file = session.folders.fileOf(uri);
  if (file === undefined) return [];
  const { folder, path } = file;
  const { inventory } = folder;
  const document = inventory.configurations.get(path);
  const found =
    document === undefined
      ? blockLenses(path, session.documents.get(uri)?.material ?? inventory.index.materialIn(path))
      : await entryLenses(document, standingContext(session, folder, path));
  return found.map((lens) => codeLens(lens, folder, path));
}

/** All that a file holds; one thing that says why where it cannot be read. */
export async function inspectionOf(session: Session, uri: string): Promise<InspectResult> {
  await session.configured;
  const bytes = await read(session, uri);
  const unreadable = (): InspectResult['items'] => [
    { kind: 'unknown', spki: null, error: { message: unreadableText(bytes as Unreadable), offset: 0 } },
  ];
  return {
    items: bytes instanceof Uint8Array ? await session.decoder.decodeFile(bytes) : unreadable(),
    language: session.settings.language,
    now: session.environment.now().toISOString(),
  };
}

function read(
  { documents, folders, environment, settings }: Session,
  uri: string,
): Promise<Uint8Array | Unreadable> {
  const text = documents.get(uri)?.text;
  if (text !== undefined && text !== null) return Promise.resolve(new TextEncoder().encode(text));
  const file = folders.fileOf(uri);
  return file ? file.folder.read(file.path) : environment.readFile(uri, settings.maxFileSize);
}

function codeLens({ range, title, action }: Lens, folder: Folder, path: string): CodeLens {
  const start = { start: range.start, end: range.start };
  const shown = title[folder.settings.language];
  switch (action.kind) {
    case 'generate':
    case 'renew': {
      const parameters = [uriOf(folder.uri, path), action.certificate];
      const command = action.kind === 'renew' ? commandIds.startRenewal : commandIds.generateKeyAndRequest;
      return {
        range: start,
        command: { title: shown, command, arguments: parameters },
      };
    }
    case 'trust':
      return { range: start, command: { title: shown, command: commandIds.manageTrust } };
    case 'inspect':
      return {
        range: start,
        command: { title: shown, command: commandIds.inspect, arguments: [uriOf(folder.uri, action.file)] },
      };
  }
}
