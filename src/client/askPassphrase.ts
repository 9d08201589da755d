import { window } from 'vscode';
import type { AskPassphrase } from '../core/keys/openAsking';
import type { Text } from '../core/language';
import { forgetPassphrase, keptPassphrase } from './keptPassphrases';
import { askExistingPassphrase } from './passphrase';
import { say } from './settings';

/** What to ask for of a private key. */
export const keyTitle: Text = { en: 'Passphrase of the private key', fr: 'Phrase de passe de la clé privée' };

/**
 * Answers for a passphrase with the one that is kept of the file, and says so, or else with what the user types. One that
 * does not open what it is kept of is forgotten.
 */
export function passphraseOf(title: Text): AskPassphrase {
  let isFirst = true;
  let used: Uint8Array | undefined;
  return async (wrong, file) => {
    const kept = isFirst ? await keptPassphrase(file) : undefined;
    isFirst = false;
    if (kept !== undefined) {
      used = file;
      window.setStatusBarMessage(`$(key) ${say(usingKept)}`, 8000);
      return kept;
    }
    if (used) await forgetPassphrase(used);
    const reason = used && wrong ? notAnyMore : wrong;
    used = undefined;
    return askExistingPassphrase(title, reason);
  };
}

const usingKept: Text = {
  en: 'Using the passphrase that VS Code keeps of this file',
  fr: 'Phrase de passe prise dans le stockage de secrets de VS Code',
};
const notAnyMore: Text = {
  en: 'What VS Code kept does not open this file, and is forgotten. Type the passphrase.',
  fr: 'Ce que VS Code gardait n’ouvre pas ce fichier et est oublié. Tapez la phrase de passe.',
};
