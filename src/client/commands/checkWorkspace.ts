import { commands, ProgressLocation, window } from 'vscode';
import type { Text } from '../../core/language';
import { checkMethod, commandIds, type CheckResult } from '../../protocol';
import type { Command } from '../session';
import { say } from '../settings';

/** Reads the whole workspace again and says how many problems it has. */
export const checkWorkspace: Command = {
  id: commandIds.checkWorkspace,
  async execute({ client }) {
    const title = say({ en: 'Checking keys and certificates…', fr: 'Contrôle des clés et certificats…' });
    const result = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => (await client).sendRequest<CheckResult>(checkMethod, token),
    );
    const { error, warning, info } = result.findings;
    if (error + warning + info === 0) {
      void window.showInformationMessage(say(nothingFound(result.files)));
      return;
    }
    const show = say({ en: 'Show Problems', fr: 'Afficher les problèmes' });
    const tell = error > 0 ? window.showErrorMessage : window.showWarningMessage;
    const chosen = await tell(
      say({
        en: `Errors: ${error}, warnings: ${warning}, notes: ${info} (${result.files} files read).`,
        fr: `Erreurs : ${error}, avertissements : ${warning}, remarques : ${info} (${result.files} fichiers lus).`,
      }),
      show,
    );
    if (chosen === show) await commands.executeCommand('workbench.actions.view.problems');
  },
};

function nothingFound(files: number): Text {
  return { en: `Nothing to report: ${files} files read.`, fr: `Rien à signaler : ${files} fichiers lus.` };
}
