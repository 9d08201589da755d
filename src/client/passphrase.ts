import { window } from 'vscode';
import { say } from './settings';

/** The user left a question without an answer, or cancelled the work. */
export class Cancelled extends Error {}

/** Asks for the passphrase of a new key, twice; null where the user declines one. Throws `Cancelled`. */
export async function askPassphrase(): Promise<string | null> {
  const encrypted = {
    label: say({ en: 'Protect the key with a passphrase', fr: 'Protéger la clé par une phrase de passe' }),
    description: say({ en: 'recommended', fr: 'recommandé' }),
  };
  const clear = {
    label: say({ en: 'Leave the key unprotected', fr: 'Laisser la clé sans protection' }),
    description: say({ en: 'whoever reads the file has the key', fr: 'qui lit le fichier a la clé' }),
  };
  const chosen = await window.showQuickPick([encrypted, clear], {
    title: say({ en: 'Private key', fr: 'Clé privée' }),
    ignoreFocusOut: true,
  });
  if (chosen === undefined) throw new Cancelled();
  return chosen === clear ? null : askTwice();
}

/** Asks until both answers agree; Escape leads from the second question back to the first. */
async function askTwice(): Promise<string> {
  for (;;) {
    const passphrase = await askOnce();
    if (await askAgain(passphrase)) return passphrase;
  }
}

async function askOnce(): Promise<string> {
  const empty = say({
    en: 'The passphrase cannot be empty.',
    fr: 'La phrase de passe ne peut pas être vide.',
  });
  const passphrase = await window.showInputBox({
    title: say({ en: 'Passphrase of the new key', fr: 'Phrase de passe de la nouvelle clé' }),
    prompt: say({
      en: 'Keep it safe: without it the key is lost.',
      fr: 'Conservez-la en lieu sûr : sans elle, la clé est perdue.',
    }),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (value === '' ? empty : undefined),
  });
  if (!passphrase) throw new Cancelled();
  return passphrase;
}

async function askAgain(passphrase: string): Promise<boolean> {
  const different = say({ en: 'The two passphrases differ.', fr: 'Les deux phrases de passe diffèrent.' });
  const again = await window.showInputBox({
    title: say({ en: 'The same passphrase again', fr: 'La même phrase de passe, une seconde fois' }),
    prompt: say({
      en: 'Escape goes back to the first question.',
      fr: 'Échap revient à la première question.',
    }),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (value === passphrase ? undefined : different),
  });
  return again === passphrase;
}
