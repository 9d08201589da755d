import { commands, window, workspace } from 'vscode';
import type { Text } from '../core/language';
import { commandIds } from '../protocol';
import { say } from './settings';

/** Whether the workspace may be written to; where it may not, says why and offers the way to change it. */
export function mayWrite(): Promise<boolean> {
  return isTrustedFor({
    en: 'Santé Certs writes nothing in an untrusted workspace. Trust it first if you know where it comes from.',
    fr: 'Santé Certs n’écrit rien dans un espace de travail non approuvé. Approuvez-le d’abord si vous en connaissez l’origine.',
  });
}

/** Whether a connection may be opened with what the workspace holds; where it may not, the same. */
export function mayConnect(): Promise<boolean> {
  return isTrustedFor({
    en: 'Santé Certs connects nowhere with the files of an untrusted workspace. Trust it first if you know where it comes from.',
    fr: 'Santé Certs ne se connecte nulle part avec les fichiers d’un espace de travail non approuvé. Approuvez-le d’abord si vous en connaissez l’origine.',
  });
}

async function isTrustedFor(refusal: Text): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = say({ en: 'Manage Workspace Trust', fr: 'Gérer l’approbation' });
  const chosen = await window.showWarningMessage(say(refusal), manage);
  if (chosen === manage) await commands.executeCommand(commandIds.manageTrust);
  return false;
}
