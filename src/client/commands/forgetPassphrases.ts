import { Uri, window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import { keptPassphrases } from '../keptPassphrases';
import { Cancelled } from '../passphrase';
import type { Command } from '../session';
import { say } from '../settings';

/** Lists the files whose passphrases VS Code keeps, and forgets those that the user picks. */
export const forgetPassphrases: Command = {
  id: commandIds.forgetPassphrases,
  async execute() {
    const kept = keptPassphrases();
    const files = (await kept?.files()) ?? [];
    if (!kept || files.length === 0) return void window.showInformationMessage(say(none));
    const items = files.map(({ sha256, uri }) => ({
      label: workspace.asRelativePath(Uri.parse(uri)),
      description: sha256.slice(0, 8),
      sha256,
    }));
    const chosen = await window.showQuickPick(items, {
      title: say(title),
      canPickMany: true,
      ignoreFocusOut: true,
    });
    if (!chosen || chosen.length === 0) throw new Cancelled();
    const forget = say({ en: 'Forget', fr: 'Oublier' });
    const detail = say(lost);
    const answer = await window.showWarningMessage(say(sure(chosen.length)), { modal: true, detail }, forget);
    if (answer !== forget) throw new Cancelled();
    for (const { sha256 } of chosen) await kept.forget(sha256);
    void window.showInformationMessage(say(done(chosen.length)));
  },
};

const title: Text = {
  en: 'Files as they stood when their passphrases were kept: which to forget?',
  fr: 'Fichiers, là où ils étaient quand leur phrase de passe a été gardée : lesquelles oublier ?',
};
const none: Text = {
  en: 'VS Code keeps no passphrase for Santé Certs.',
  fr: 'VS Code ne garde aucune phrase de passe pour Santé Certs.',
};
const lost: Text = {
  en: 'A key whose passphrase is written down nowhere else is lost. The files stay as they are.',
  fr: 'Une clé dont la phrase de passe n’est notée nulle part ailleurs est perdue. Les fichiers restent tels quels.',
};

function sure(count: number): Text {
  return count === 1
    ? { en: 'Forget this passphrase?', fr: 'Oublier cette phrase de passe ?' }
    : { en: `Forget ${count} passphrases?`, fr: `Oublier ${count} phrases de passe ?` };
}

function done(count: number): Text {
  return count === 1
    ? { en: 'The passphrase is forgotten.', fr: 'La phrase de passe est oubliée.' }
    : { en: `${count} passphrases are forgotten.`, fr: `${count} phrases de passe sont oubliées.` };
}
