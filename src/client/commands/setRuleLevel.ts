import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import type { Level } from '../../core/rules/levels';
import { commandIds } from '../../protocol';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

const levelNames: Record<Level, Text> = {
  off: { en: 'Off', fr: 'Désactivée' },
  info: { en: 'Information', fr: 'Information' },
  warning: { en: 'Warning', fr: 'Avertissement' },
  error: { en: 'Error', fr: 'Erreur' },
};

/** Asks how serious the rule of a finding is here, and writes it into the settings of the workspace. */
export const setRuleLevel: Command = {
  id: commandIds.setRuleLevel,
  async execute(_session, rule: unknown, uri: unknown) {
    if (typeof rule !== 'string' || typeof uri !== 'string' || !(await mayWrite())) return;
    const { levels } = await import('../later');
    const chosen = await window.showQuickPick(
      levels.map((level) => ({ level, label: say(levelNames[level]) })),
      { title: say({ en: `Level of ${rule}`, fr: `Gravité de ${rule}` }) },
    );
    if (chosen === undefined) return;
    const settings = workspace.getConfiguration('santeCerts', Uri.parse(uri));
    const known = settings.inspect<Record<string, Level>>('rules');
    const isShared = (workspace.workspaceFolders ?? []).length < 2;
    const own = isShared ? known?.workspaceValue : known?.workspaceFolderValue;
    const target = isShared ? ConfigurationTarget.Workspace : ConfigurationTarget.WorkspaceFolder;
    await settings.update('rules', { ...own, [rule]: chosen.level }, target);
  },
};
