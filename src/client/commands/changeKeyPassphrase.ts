import { window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import { cancellable } from '../cancellable';
import { chosenFile } from '../chooseFile';
import { placeOf, refuse } from '../filePlace';
import { forgetPassphrase, keptPassphrase } from '../keptPassphrases';
import { openKeyFile } from '../openKeyFile';
import { askNewPassphrase } from '../passphrase';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/** Puts the private key of a file under another passphrase, or under a first one; all else in the file stays. */
export const changeKeyPassphrase: Command = {
  id: commandIds.changeKeyPassphrase,
  async execute({ host }, target) {
    if (!(await mayWrite())) return;
    const file = await chosenFile(target, chooseTitle);
    if (!file) return;
    const place = await placeOf(file, host);
    const { changePassphrase, isRefusal, replaceRead } = await import('../later');
    const { passphrase } = await openKeyFile(place);
    const wasKept = (await keptPassphrase(place.bytes)) !== undefined;
    const chosen = await askNewPassphrase(newTitle, wasKept);
    const changed = await cancellable(changing, (signal) =>
      changePassphrase(place.bytes, { from: passphrase, to: chosen.passphrase, signal }),
    );
    if (isRefusal(changed)) return refuse(changed.message);
    // Kept before it is needed: an interruption must not leave a key whose passphrase nobody has.
    await chosen.keepFor(file, changed);
    const { path, bytes, secrets } = place;
    const refusal = await replaceRead({ path, read: bytes, content: changed }, secrets);
    await forgetPassphrase(refusal ? changed : place.bytes);
    if (refusal) return refuse(refusal);
    const told = [done(workspace.asRelativePath(file), passphrase === null)];
    if (wasKept) told.push(chosen.isKept ? keepsNew : keepsNone);
    void window.showInformationMessage(told.map(say).join(' '));
  },
};

const chooseTitle: Text = {
  en: 'Private key whose passphrase to change',
  fr: 'Clé privée dont changer la phrase de passe',
};
const newTitle: Text = { en: 'New passphrase of the key', fr: 'Nouvelle phrase de passe de la clé' };
const keepsNew: Text = {
  en: 'VS Code keeps the new one in its place.',
  fr: 'VS Code garde la nouvelle à sa place.',
};
const keepsNone: Text = {
  en: 'VS Code keeps neither any more.',
  fr: 'VS Code ne garde plus ni l’une ni l’autre.',
};
const changing: Text = { en: 'Encrypting the key…', fr: 'Chiffrement de la clé…' };

function done(file: string, wasClear: boolean): Text {
  return wasClear
    ? {
        en: `${file} has a passphrase now. Copies and backups from before are still in clear.`,
        fr: `${file} a maintenant une phrase de passe. Les copies et sauvegardes d’avant sont toujours en clair.`,
      }
    : {
        en: `${file} has its new passphrase. Copies and backups from before still open with the former one.`,
        fr: `${file} a sa nouvelle phrase de passe. Les copies et sauvegardes d’avant s’ouvrent encore avec l’ancienne.`,
      };
}
