import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { Draft } from '../../core/features/newConfiguration/answers';
import { commandIds } from '../../protocol';
import { askQuestion } from '../askQuestion';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';
import { chooseFolder } from '../workspaceFolder';

const fileName = 'certificates.yaml';

/** The answers of a conversation that was left, to propose them again. */
let unfinished: Draft = {};

/** Asks a few questions and writes a `certificates.yaml`; an existing one is opened and left as it is. */
export const newConfiguration: Command = {
  id: commandIds.newConfiguration,
  async execute() {
    if (!(await mayWrite())) return;
    const folder = await chooseFolder();
    if (folder === undefined) return;
    const file = Uri.joinPath(folder.uri, fileName);
    if (await exists(file)) return tellExisting(file);
    const { converse, newConfiguration: textOf } = await import('../later');
    const { finished, answers } = await converse(askQuestion, unfinished);
    unfinished = answers;
    if (!finished) return;
    const edit = new WorkspaceEdit();
    edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(textOf(answers)) });
    if (!(await workspace.applyEdit(edit))) return tellExisting(file);
    unfinished = {};
    await window.showTextDocument(file);
  },
};

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

async function tellExisting(file: Uri): Promise<void> {
  const open = say({ en: 'Open', fr: 'Ouvrir' });
  const chosen = await window.showWarningMessage(
    say({
      en: `${fileName} exists already and was left as it is. Open it to add certificates.`,
      fr: `${fileName} existe déjà et reste inchangé. Ouvrez-le pour y ajouter des certificats.`,
    }),
    open,
  );
  if (chosen === open) await window.showTextDocument(file);
}
