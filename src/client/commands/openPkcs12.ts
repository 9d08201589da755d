import { window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import { trustedAuthorities } from '../authorities';
import { chosenBundle } from '../chooseFile';
import { placeOf } from '../filePlace';
import { inspectionUri } from '../inspectionView';
import { openBundle } from '../openBundle';
import { showReport } from '../reportView';
import type { Command } from '../session';
import { language, say } from '../settings';

/** Shows what a PKCS#12 shows without its password, then offers to open it. */
export const openPkcs12: Command = {
  id: commandIds.openPkcs12,
  async execute({ host }, target) {
    const file = await chosenBundle(target, { en: 'PKCS#12 to open', fr: 'PKCS#12 à ouvrir' });
    if (!file) return;
    const document = await workspace.openTextDocument(inspectionUri(file));
    await window.showTextDocument(document, { preview: true });
    const [open, extract] = [openLabel, extractLabel].map(say);
    // A notification would be gone before the file is read.
    const chosen = await window.showQuickPick(
      [open, extract].flatMap((each) => each ?? []),
      { title: say(question), ignoreFocusOut: true },
    );
    if (chosen === undefined) return;

    const { opened } = await openBundle(await placeOf(file, host));
    const { inspectOpenedPkcs12, inspectionText, pemText, visible } = await import('../later');
    if (chosen === extract) {
      const content = opened.certificates.map(({ der }) => pemText('CERTIFICATE', der)).join('');
      await window.showTextDocument(await workspace.openTextDocument({ language: 'pem', content }));
      return;
    }
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const items = await inspectOpenedPkcs12(opened, await trustedAuthorities());
    const text = inspectionText(name, items, new Date(), language(), (_emphasis, shown) => shown);
    const aliases = opened.privateKeys.flatMap(({ friendlyName }) => friendlyName ?? []);
    await showReport(name, `${say(right(aliases.map(visible)))}\n\n${text}`);
  },
};

const openLabel: Text = { en: 'Check the Password', fr: 'Vérifier le mot de passe' };
const extractLabel: Text = { en: 'Extract the Certificates', fr: 'Extraire les certificats' };
const question: Text = {
  en: 'This is what the file shows without its password.',
  fr: 'Voici ce que le fichier montre sans son mot de passe.',
};

/** Java and others ask for a key by its alias. */
function right(aliases: readonly string[]): Text {
  const list = (open: string, close: string) => aliases.map((each) => open + each + close).join(', ');
  const named = aliases.length > 0;
  return {
    en: `The password is right.${named ? ` Alias of the key: ${list('“', '”')}.` : ''} The file holds:`,
    fr: `Le mot de passe est bon.${named ? ` Alias de la clé : ${list('« ', ' »')}.` : ''} Le fichier contient :`,
  };
}
