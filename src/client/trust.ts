import { commands, window, workspace } from 'vscode';
import { commandIds } from '../protocol';
import { say } from './settings';

/** Whether the workspace may be written to; where it may not, says why and offers the way to change it. */
export async function mayWrite(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = say({ en: 'Manage Workspace Trust', fr: 'Gérer l’approbation' });
  const chosen = await window.showWarningMessage(
    say({
      en: 'Santé Certs writes nothing in an untrusted workspace. Trust it first if you know where it comes from.',
      fr: 'Santé Certs n’écrit rien dans un espace de travail non approuvé. Approuvez-le d’abord si vous en connaissez l’origine.',
    }),
    manage,
  );
  if (chosen === manage) await commands.executeCommand(commandIds.manageTrust);
  return false;
}
