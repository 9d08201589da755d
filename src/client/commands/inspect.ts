import { TabInputCustom, TabInputText, Uri, window, workspace } from 'vscode';
import { commandIds } from '../../protocol';
import { inspectionUri } from '../inspectionView';
import type { Command } from '../session';
import { say } from '../settings';

/** Shows all that a file of certificates, requests or keys holds, in a read-only editor. */
export const inspect: Command = {
  id: commandIds.inspect,
  async execute(_session, target) {
    const file = fileOf(target) ?? activeFile() ?? (await chooseFile());
    if (file === undefined) return;
    const document = await workspace.openTextDocument(inspectionUri(file));
    await window.showTextDocument(document, { preview: true });
  },
};

function fileOf(target: unknown): Uri | undefined {
  if (target instanceof Uri) return target;
  return typeof target === 'string' ? Uri.parse(target, true) : undefined;
}

/** The file of the active tab, which for a binary file is no text editor. */
function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

async function chooseFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: say({
      en: 'Certificate, request or key to inspect',
      fr: 'Certificat, demande ou clé à inspecter',
    }),
    canSelectMany: false,
  });
  return chosen?.[0];
}
