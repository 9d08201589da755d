import { Uri, window, workspace } from 'vscode';
import { commandIds } from '../../protocol';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/** Takes the permissions on a file of keys from everyone but its owner. Offered by code actions only. */
export const restrictFileMode: Command = {
  id: commandIds.restrictFileMode,
  async execute({ client, host }, uri: unknown) {
    if (typeof uri !== 'string' || !(await mayWrite())) return;
    const file = Uri.parse(uri, true);
    const folder = workspace.getWorkspaceFolder(file);
    if (!folder || !host.restrictFileMode(folder.uri, workspace.asRelativePath(file, false))) {
      void window.showErrorMessage(say(notHere));
      return;
    }
    // Not every system tells of a change of permissions.
    const changes = [{ uri, type: changed }];
    await (await client).sendNotification('workspace/didChangeWatchedFiles', { changes });
  },
};

/** `FileChangeType.Changed`; importing it would load the whole language client at once. */
const changed = 2;

const notHere = {
  en: 'Only files of a workspace folder on this machine have permissions that can be changed.',
  fr: 'Seuls les fichiers d’un dossier de travail de cette machine ont des permissions modifiables.',
};
