import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KeyMaterial } from '../core/pki/keyMaterial';
import { readKeyMaterial } from '../core/pki/readKeyMaterial';
import { heldMaterialMethod, materialOf, type HeldMaterial } from '../protocol';
import { decoded } from './uris';

/** What the editor holds of a file, which counts more than the file on disk. */
export interface OpenDocument {
  /** Null for a document with a private key, which our client does not send. */
  readonly text: string | null;
  readonly material: readonly KeyMaterial[];
}

/** The documents that are open in the editor, those with a private key included. */
export class Documents {
  private readonly shown = new TextDocuments(TextDocument);
  private readonly open = new Map<string, OpenDocument>();

  /** Calls `changed` with the URI of each document that opens, changes or closes. */
  constructor(connection: Connection, changed: (uri: string) => void) {
    this.shown.listen(connection);
    this.shown.onDidChangeContent(({ document: { uri } }) => {
      this.open.delete(decoded(uri));
      changed(uri);
    });
    this.shown.onDidClose(({ document: { uri } }) => {
      this.open.delete(decoded(uri));
      changed(uri);
    });
    connection.onNotification(heldMaterialMethod, ({ uri, material }: HeldMaterial) => {
      if (material === null) this.open.delete(decoded(uri));
      else this.open.set(decoded(uri), { text: null, material: material.map(materialOf) });
      changed(uri);
    });
  }

  /** What the editor holds of `uri`; undefined where the file on disk counts. */
  get(uri: string): OpenDocument | undefined {
    if (this.isEmpty()) return undefined;
    const known = this.open.get(decoded(uri));
    if (known) return known;
    const document = this.find(uri);
    if (document === undefined) return undefined;
    const text = document.getText();
    const read = { text, material: readKeyMaterial(new TextEncoder().encode(text)) };
    this.open.set(decoded(uri), read);
    return read;
  }

  /** The URIs of all that is open. */
  uris(): string[] {
    return [...new Set([...this.shown.keys().map(decoded), ...this.open.keys()])];
  }

  /** Scans ask for each of their files: mostly nothing is open. */
  private isEmpty(): boolean {
    return this.open.size === 0 && this.shown.keys().length === 0;
  }

  private find(uri: string): TextDocument | undefined {
    const exact = this.shown.get(uri);
    return exact ?? this.shown.all().find((document) => decoded(document.uri) === decoded(uri));
  }
}
