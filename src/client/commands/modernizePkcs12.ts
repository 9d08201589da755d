import { window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import { visibleToGit } from '../../core/visibleToGit';
import { commandIds } from '../../protocol';
import { cancellable } from '../cancellable';
import { chosenBundle } from '../chooseFile';
import { besideIt, placeOf, refuse } from '../filePlace';
import { keepingFirst } from '../keepingFirst';
import { openBundle } from '../openBundle';
import { askNewPassphrase } from '../passphrase';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/** Writes what a PKCS#12 holds into a modern one beside it; the file itself stays as it is. */
export const modernizePkcs12: Command = {
  id: commandIds.modernizePkcs12,
  async execute({ host }, target) {
    if (!(await mayWrite())) return;
    const file = await chosenBundle(target, { en: 'PKCS#12 to re-encode', fr: 'PKCS#12 à réencoder' });
    if (!file) return;
    const place = await placeOf(file, host);
    const beside = besideIt(place, '-modern.p12');
    const { modernizePkcs12: modernize, isRefusal, writeRefusalText } = await import('../later');
    const obstacle = await place.secrets.obstacle(beside.path);
    if (obstacle) return refuse(writeRefusalText(obstacle));
    if (!(await place.secrets.isHiddenFromGit(beside.path))) return refuse(visibleToGit(beside.path).message);
    const { password } = await openBundle(place);
    const chosen = await askNewPassphrase(newTitle);
    const made = await cancellable(writing, (signal) =>
      modernize(place.bytes, { password, newPassword: chosen.passphrase, signal }),
    );
    if (isRefusal(made)) return refuse(made.message);
    const refusal = await keepingFirst(chosen, beside.uri, made, () =>
      place.secrets.writeNew([{ path: beside.path, content: made }]),
    );
    if (refusal) return refuse(writeRefusalText(refusal));
    void window.showInformationMessage(say(done(workspace.asRelativePath(beside.uri))));
  },
};

const newTitle: Text = { en: 'Password of the new PKCS#12', fr: 'Mot de passe du nouveau PKCS#12' };
const writing: Text = { en: 'Re-encoding the PKCS#12…', fr: 'Réencodage du PKCS#12…' };

function done(path: string): Text {
  return {
    en: `Written: ${path}, in AES-256 and SHA-256. The old file is still there: remove it once your software reads the new one.`,
    fr: `Écrit : ${path}, en AES-256 et SHA-256. L’ancien fichier est toujours là : supprimez-le quand votre logiciel lit le nouveau.`,
  };
}
