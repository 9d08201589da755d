import type { Diagnostic, TextDocument } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import { sharingOf, type Sharing } from '../core/features/documentSharing';
import { diagnosticSource, heldMaterialMethod, heldItem, type HeldMaterial } from '../protocol';

const heldDelayMilliseconds = 200;

/** What is used of the language client. */
type Client = Pick<BaseLanguageClient, 'code2ProtocolConverter'> & {
  sendNotification(method: string, parameters: unknown): Promise<void>;
};

/**
 * Keeps private keys out of the traffic with the server: a document that holds one is not synchronised, only
 * the public facts of what it holds are sent; one that holds no key material at all is not sent either.
 */
export class DocumentSync {
  private readonly sharings = new Map<string, Sharing>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** `client` is asked for once documents open, when it exists; `failed` is told what could not be sent. */
  constructor(
    private readonly client: () => Client,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The part of the language client's middleware that decides what is sent. */
  middleware(): Middleware {
    return {
      didOpen: async (document, next) => {
        const sharing = this.remember(document);
        if (sharing === 'shown') await next(document);
        if (sharing === 'held') this.hold(document);
      },
      didChange: async (event, next) => {
        const { document } = event;
        const before = this.sharings.get(key(document));
        const sharing = this.remember(document);
        if (before === 'shown' && sharing === 'shown') return next(event);
        if (sharing === 'held') this.hold(document);
        // All at once: the next change must not overtake an opening, whose text would hold it already.
        await Promise.all([
          before === 'shown' && this.notifyClosed(document),
          before === 'held' && sharing !== 'held' && this.release(document),
          sharing === 'shown' && this.notifyOpened(document),
        ]);
      },
      didClose: async (document, next) => {
        const before = this.sharings.get(key(document));
        this.sharings.delete(key(document));
        if (before === 'shown') await next(document);
        if (before === 'held') await this.release(document);
      },
      didSave: async (document, next) => {
        if (this.sharings.get(key(document)) === 'shown') await next(document);
      },
      provideHover: (document, position, token, next) =>
        this.concerns(document) ? next(document, position, token) : null,
      provideCodeLenses: (document, token, next) => (this.concerns(document) ? next(document, token) : null),
      provideCodeActions: (document, range, context, token, next) =>
        next(document, range, { ...context, diagnostics: context.diagnostics.filter(isOurs) }, token),
    };
  }

  /** Sends nothing that is still to be sent. */
  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private remember(document: TextDocument): Sharing {
    const sharing = sharingOf(document.uri.path, document.getText());
    this.sharings.set(key(document), sharing);
    return sharing;
  }

  private concerns(document: TextDocument): boolean {
    return this.sharings.get(key(document)) !== 'ignored';
  }

  private notifyOpened(document: TextDocument): Promise<void> {
    const client = this.client();
    return client.sendNotification(
      'textDocument/didOpen',
      client.code2ProtocolConverter.asOpenTextDocumentParams(document),
    );
  }

  private notifyClosed(document: TextDocument): Promise<void> {
    const client = this.client();
    return client.sendNotification(
      'textDocument/didClose',
      client.code2ProtocolConverter.asCloseTextDocumentParams(document),
    );
  }

  /** Sends what the document holds once typing pauses. */
  private hold(document: TextDocument): void {
    clearTimeout(this.timers.get(key(document)));
    const send = async () => {
      const { readKeyMaterial } = await import('./later');
      if (this.sharings.get(key(document)) !== 'held') return;
      const material = readKeyMaterial(new TextEncoder().encode(document.getText())).map(heldItem);
      const held: HeldMaterial = { uri: key(document), material };
      await this.client().sendNotification(heldMaterialMethod, held);
    };
    this.timers.set(
      key(document),
      setTimeout(() => void send().catch(this.failed), heldDelayMilliseconds),
    );
  }

  private release(document: TextDocument): Promise<void> {
    clearTimeout(this.timers.get(key(document)));
    const held: HeldMaterial = { uri: key(document), material: null };
    return this.client().sendNotification(heldMaterialMethod, held);
  }
}

/** What other extensions say of a document may quote it: a spelling checker takes a key for a misspelt word. */
function isOurs({ source }: Diagnostic): boolean {
  return source === diagnosticSource;
}

function key(document: TextDocument): string {
  return document.uri.toString();
}
