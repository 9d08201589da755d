import { window, workspace } from 'vscode';
import { commandIds } from '../../protocol';
import { chosenFile } from '../chooseFile';
import { placeOf } from '../filePlace';
import { openKeyFile } from '../openKeyFile';
import type { Command } from '../session';

/** Shows the public key of a private key, a request or a certificate, as PEM to be saved or sent. */
export const extractPublicKey: Command = {
  id: commandIds.extractPublicKey,
  async execute({ host }, target) {
    const file = await chosenFile(target, {
      en: 'Key, request or certificate whose public key to extract',
      fr: 'Clé, demande ou certificat dont extraire la clé publique',
    });
    if (!file) return;
    const place = await placeOf(file, host);
    const { extractPublicKey: extract, publicKeyPem } = await import('../later');
    const shown = await extract(place.bytes, null);
    const content =
      typeof shown === 'string' ? shown : publicKeyPem((await openKeyFile(place)).opened.publicKey);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'pem', content }));
  },
};
