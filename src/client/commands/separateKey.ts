import { Uri, window, workspace } from 'vscode';
import { commandIds } from '../../protocol';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/**
 * Moves the private key of a file into a file of its own beside it. Offered by code actions only.
 *
 * It happens here in the extension host: the key never goes to the server.
 */
export const separateKey: Command = {
  id: commandIds.separateKey,
  async execute({ host }, uri: unknown) {
    if (typeof uri !== 'string' || !(await mayWrite())) return;
    const file = Uri.parse(uri, true);
    const folder = workspace.getWorkspaceFolder(file)?.uri;
    if (!folder) return;
    const isDirty = workspace.textDocuments.some(
      (each) => each.isDirty && each.uri.toString() === file.toString(),
    );
    const { separateKeys } = await import('../later');
    const place = isDirty
      ? null
      : host.separateKey(folder, workspace.asRelativePath(file, false), separateKeys);
    if (place === null) void window.showErrorMessage(say(isDirty ? unsaved : impossible));
    else void window.showInformationMessage(say(done(workspace.asRelativePath(Uri.joinPath(folder, place)))));
  },
};

const unsaved = {
  en: 'This file has changes that are not saved. Save it first.',
  fr: 'Ce fichier a des modifications non enregistrées. Enregistrez-le d’abord.',
};

const impossible = {
  en: 'The key cannot be moved without doubt. Copy its lines, from BEGIN to END, into a file of its own.',
  fr: 'La clé ne peut pas être déplacée sans doute possible. Copiez ses lignes, de BEGIN à END, dans un fichier à elle.',
};

const done = (place: string) => ({
  en: `The key is in ${place} now. If the file that held it was sent to anyone, make a new key.`,
  fr: `La clé est maintenant dans ${place}. Si le fichier qui la contenait a été envoyé, créez une nouvelle clé.`,
});
