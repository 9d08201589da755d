import { window, workspace, type WorkspaceFolder } from 'vscode';
import { say } from './settings';

/** The workspace folder to work in: the only one, or the one the user picks; undefined without any. */
export async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return window.showWorkspaceFolderPick();
  if (folders.length === 0) {
    void window.showInformationMessage(
      say({
        en: 'Open a folder first: Santé Certs works on files.',
        fr: 'Ouvrez d’abord un dossier : Santé Certs travaille sur des fichiers.',
      }),
    );
  }
  return folders[0];
}
