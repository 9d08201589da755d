import type { ConfigurationDocument } from '../config/document';
import { entryFiles } from '../inventory/entryFiles';
import type { AskPassphrase } from '../keys/openAsking';
import { RefusedError, type Refusal } from '../pki/encryption/refusal';
import type { SecretsFolder } from '../secretsFolder';
import { writeRefusalText } from '../writeRefusalText';
import { openIdentity, type IdentityFiles, type OpenedIdentity } from './clientIdentity';

/** Where an entry stands. */
export interface EntryOrder {
  readonly document: ConfigurationDocument;
  readonly id: string;
  /** From the folder of the configuration. */
  readonly secretsFolder: string;
}

/**
 * What the files of an entry authenticate as; `passphrase` is asked for where one is needed. Rejects with the reason of
 * `signal` once that is aborted.
 */
export async function openEntryIdentity(
  { document, id, secretsFolder }: EntryOrder,
  secrets: Pick<SecretsFolder, 'read'>,
  passphrase: AskPassphrase,
  signal: AbortSignal,
): Promise<OpenedIdentity | Refusal> {
  const entry = document.configuration.certificates.find((each) => each.id === id);
  const paths = entry && entryFiles(document.file, entry, secretsFolder);
  const files: Record<keyof IdentityFiles, Uint8Array | null> = {
    privateKey: null,
    certificate: null,
    chain: null,
    bundle: null,
  };
  for (const role of ['privateKey', 'certificate', 'chain', 'bundle'] as const) {
    const path = paths?.[role];
    const content = path ? await secrets.read(path) : null;
    if (content !== null && !(content instanceof Uint8Array))
      return new RefusedError('not-that', writeRefusalText(content)).refusal;
    files[role] = content;
  }
  return await openIdentity(files, passphrase, signal);
}
