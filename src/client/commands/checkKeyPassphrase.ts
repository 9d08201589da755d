import { window, workspace } from 'vscode';
import { commandIds } from '../../protocol';
import { chosenFile } from '../chooseFile';
import { placeOf } from '../filePlace';
import { openKeyFile } from '../openKeyFile';
import type { Command } from '../session';
import { say } from '../settings';

/** Says whether a passphrase opens the private key of a file; nothing is written. */
export const checkKeyPassphrase: Command = {
  id: commandIds.checkKeyPassphrase,
  async execute({ host }, target) {
    const file = await chosenFile(target, {
      en: 'Private key whose passphrase to check',
      fr: 'Clé privée dont vérifier la phrase de passe',
    });
    if (!file) return;
    const { passphrase } = await openKeyFile(await placeOf(file, host));
    const name = workspace.asRelativePath(file);
    if (passphrase === null)
      void window.showWarningMessage(
        say({
          en: `${name} has no passphrase: whoever reads the file has the key. “Change Key Passphrase” gives it one.`,
          fr: `${name} n’a pas de phrase de passe : qui lit le fichier a la clé. « Changer la phrase de passe » lui en donne une.`,
        }),
      );
    else
      void window.showInformationMessage(
        say({ en: `The passphrase opens ${name}.`, fr: `La phrase de passe ouvre ${name}.` }),
      );
  },
};
