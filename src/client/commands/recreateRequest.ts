import { window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import { keyTitle, passphraseOf } from '../askPassphrase';
import { cancellable } from '../cancellable';
import { chooseEntry, entryOf } from '../chooseEntry';
import { documentAt, workIn } from '../entryWork';
import { refuse } from '../filePlace';
import type { Command } from '../session';
import { say } from '../settings';

/** Makes the request of a key that exists again, as the configuration describes it now, and shows it unsaved. */
export const recreateRequest: Command = {
  id: commandIds.recreateRequest,
  async execute({ client, host }, configurationUri, id) {
    const entry =
      entryOf(configurationUri, id) ?? (await chooseEntry(await client, ({ hasKey }) => hasKey, title));
    const work = entry && (await workIn(entry.configuration, host));
    if (!work) return;
    const document = await documentAt(entry.configuration, work.folder);
    const { recreateRequest: recreate } = await import('../later');
    const passphrase = passphraseOf(keyTitle);
    const made = await cancellable(making, (signal) =>
      recreate({ ...work, document, id: entry.id, passphrase, signal }, work.secrets),
    );
    if ('reason' in made) return refuse(made.message);
    const shown = await workspace.openTextDocument({ language: 'pem', content: made.requestPem });
    await window.showTextDocument(shown);
    void window.showInformationMessage([done, ...made.notes].map(say).join(' '));
  },
};

const title: Text = { en: 'Certificate whose CSR to make again', fr: 'Certificat dont refaire la CSR' };
const making: Text = { en: 'Signing the CSR…', fr: 'Signature de la CSR…' };
const done: Text = {
  en: 'The CSR is made again for the same key. Save it where it is needed; for a renewal, make a new key instead.',
  fr: 'La CSR est refaite pour la même clé. Enregistrez-la où il faut ; pour un renouvellement, créez plutôt une nouvelle clé.',
};
