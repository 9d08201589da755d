import { Uri } from 'vscode';
import type { NewFile, SecretsFolder, WriteRefusal } from '../core/secretsFolder';
import { forgetPassphrase } from './keptPassphrases';
import type { NewPassphrase } from './passphrase';

/**
 * Writes what a new passphrase opens once that is kept, where the user wants it to be: an interruption must not leave a
 * key whose passphrase nobody has. Nothing is kept of what is refused.
 */
export async function keepingFirst(
  chosen: NewPassphrase | null | undefined,
  uri: Uri,
  content: NewFile['content'],
  write: () => Promise<WriteRefusal | null>,
): Promise<WriteRefusal | null> {
  if (!chosen?.isKept) return write();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await chosen.keepFor(uri, bytes);
  const refusal = await write();
  if (refusal) await forgetPassphrase(bytes);
  return refusal;
}

/** The same by a port: the first of the files that are written together is what the passphrase opens. */
export function keepsFirst(
  secrets: SecretsFolder,
  root: Uri,
  chosen: () => NewPassphrase | null | undefined,
): SecretsFolder {
  return {
    ...secrets,
    writeNew(files) {
      const [first] = files;
      const write = () => secrets.writeNew(files);
      return first ? keepingFirst(chosen(), Uri.joinPath(root, first.path), first.content, write) : write();
    },
  };
}
