import { TabInputCustom, TabInputText, Uri, window } from 'vscode';
import type { Text } from '../core/language';
import { say } from './settings';

/** The file that a command is about: the one it was given, or the one the user chooses; undefined where none is. */
export async function chosenFile(target: unknown, title: Text): Promise<Uri | undefined> {
  return fileOf(target) ?? (await chooseFile(title));
}

/** The same of a PKCS#12, which may be what is shown. */
export async function chosenBundle(target: unknown, title: Text): Promise<Uri | undefined> {
  const shown = activeFile();
  return chosenFile(target ?? (shown && /\.(p12|pfx)$/i.test(shown.path) ? shown : undefined), title);
}

/** The file that a menu, a lens or a code action names. */
export function fileOf(target: unknown): Uri | undefined {
  if (target instanceof Uri) return target;
  return typeof target === 'string' ? Uri.parse(target, true) : undefined;
}

/** The file of the active tab, which for a binary file is no text editor. */
export function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

/** Lets the user choose a file of the disk. */
export async function chooseFile(title: Text): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({ title: say(title), canSelectMany: false });
  return chosen?.[0];
}
