import type { Connection, WorkspaceFolder } from 'vscode-languageserver';
import type { Documents } from './documents';
import type { Environment } from './environment';
import { Folder } from './folder';
import type { Settings } from './settings';
import { decoded, pathOf, uriOf } from './uris';

/** A file of the workspace: the folder that it belongs to and its path there. */
export interface FolderFile {
  readonly folder: Folder;
  readonly path: string;
}

/** The folders of the workspace; a file belongs to the innermost one that holds it. */
export class Folders {
  private readonly folders = new Map<string, Folder>();

  constructor(
    private readonly environment: Environment,
    private readonly documents: Documents,
    private readonly console: Connection['console'],
  ) {}

  /** Every folder, in the order they were added. */
  all(): Folder[] {
    return [...this.folders.values()];
  }

  /** Whether a folder is still open. */
  has(folder: Folder): boolean {
    return this.folders.get(decoded(folder.uri)) === folder;
  }

  /** Opens a folder of the workspace, anew where it was open; its files are not read yet. */
  open({ uri }: WorkspaceFolder, settings: Settings): Folder {
    const workspace = this.environment.openFolder(uri, settings);
    if (workspace === null)
      this.console.info('A workspace folder is not on this machine: only open documents are read.');
    const folder: Folder = new Folder(
      uri,
      settings,
      workspace,
      (path) => this.documents.get(uriOf(uri, path)),
      (path) => !this.pathsInside(folder).some((inner) => path.startsWith(`${inner}/`)),
    );
    this.folders.set(decoded(uri), folder);
    return folder;
  }

  /** Closes a folder of the workspace. */
  close(uri: string): void {
    this.folders.delete(decoded(uri));
  }

  /** The paths of the workspace folders that are inside a folder. */
  private pathsInside(folder: Folder): string[] {
    return this.all().flatMap((other) => (other === folder ? [] : (pathOf(folder.uri, other.uri) ?? [])));
  }

  /** Where a URI is in the workspace; undefined for what is outside it. */
  fileOf(uri: string): FolderFile | undefined {
    let innermost: FolderFile | undefined;
    for (const folder of this.folders.values()) {
      const path = pathOf(folder.uri, uri);
      if (path !== null && path.length < (innermost?.path.length ?? Infinity)) innermost = { folder, path };
    }
    return innermost;
  }
}
