import { window, workspace } from 'vscode';
import { commandIds } from '../../protocol';
import { activeFile, chooseFile, fileOf } from '../chooseFile';
import { inspectionUri } from '../inspectionView';
import type { Command } from '../session';

/** Shows all that a file of certificates, requests or keys holds, in a read-only editor. */
export const inspect: Command = {
  id: commandIds.inspect,
  async execute(_session, target) {
    const file = fileOf(target) ?? activeFile() ?? (await chooseFile(title));
    if (file === undefined) return;
    const document = await workspace.openTextDocument(inspectionUri(file));
    await window.showTextDocument(document, { preview: true });
  },
};

const title = {
  en: 'Certificate, request or key to inspect',
  fr: 'Certificat, demande ou clé à inspecter',
};
