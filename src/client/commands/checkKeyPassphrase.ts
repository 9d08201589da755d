import { window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import { keyTitle } from '../askPassphrase';
import { commandIds } from '../../protocol';
import { chosenFile } from '../chooseFile';
import { placeOf } from '../filePlace';
import { keptPassphrase } from '../keptPassphrases';
import { openKeyFile } from '../openKeyFile';
import { askExistingPassphrase } from '../passphrase';
import type { Command } from '../session';
import { say } from '../settings';

/** Says whether a passphrase opens the private key of a file, the one that is kept of it first; nothing is written. */
export const checkKeyPassphrase: Command = {
  id: commandIds.checkKeyPassphrase,
  async execute({ host }, target) {
    const file = await chosenFile(target, {
      en: 'Private key whose passphrase to check',
      fr: 'Clé privée dont vérifier la phrase de passe',
    });
    if (!file) return;
    const place = await placeOf(file, host);
    const name = workspace.asRelativePath(file);
    const { passphrase } = await openKeyFile(place);
    if (passphrase === null) return void window.showWarningMessage(say(clear(name)));
    if (passphrase !== (await keptPassphrase(place.bytes)))
      return void window.showInformationMessage(say(opens(name)));
    const another = say({ en: 'Check Another', fr: 'En vérifier une autre' });
    if ((await window.showInformationMessage(say(keptOpens(name)), another)) !== another) return;
    await openKeyFile(place, (wrong) => askExistingPassphrase(keyTitle, wrong));
    void window.showInformationMessage(say(opens(name)));
  },
};

function clear(name: string): Text {
  return {
    en: `${name} has no passphrase: whoever reads the file has the key. “Change Key Passphrase” gives it one.`,
    fr: `${name} n’a pas de phrase de passe : qui lit le fichier a la clé. « Changer la phrase de passe » lui en donne une.`,
  };
}

function opens(name: string): Text {
  return { en: `The passphrase opens ${name}.`, fr: `La phrase de passe ouvre ${name}.` };
}

function keptOpens(name: string): Text {
  return {
    en: `The passphrase that VS Code keeps opens ${name}.`,
    fr: `La phrase de passe que VS Code garde ouvre ${name}.`,
  };
}
