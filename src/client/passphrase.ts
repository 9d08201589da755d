import { InputBoxValidationSeverity, window, type Uri } from 'vscode';
import { passphraseStrength } from '../core/keys/passphraseStrength';
import type { Text } from '../core/language';
import { copyForAMinute } from './clipboard';
import { keepPassphrase } from './keptPassphrases';
import { say } from './settings';

/** The user left a question without an answer, or cancelled the work. */
export class Cancelled extends Error {}

/** What the user chose for a new file. */
export interface NewPassphrase {
  readonly passphrase: string;
  /** Keeps it for what a file holds or is about to hold, where the user said so. */
  readonly keepFor: (file: Uri, content: Uint8Array) => Promise<void>;
  readonly isKept: boolean;
}

/** Asks for the passphrase of a new key; null where the user declines one. Throws `Cancelled`. */
export async function askPassphrase(): Promise<NewPassphrase | null> {
  const clear = {
    label: say({ en: 'Leave the key unprotected', fr: 'Laisser la clé sans protection' }),
    description: say({ en: 'whoever reads the file has the key', fr: 'qui lit le fichier a la clé' }),
    choose: () => Promise.resolve(null),
  };
  const typed: Text = {
    en: 'Protect the key with a passphrase',
    fr: 'Protéger la clé par une phrase de passe',
  };
  const title: Text = { en: 'Passphrase of the new key', fr: 'Phrase de passe de la nouvelle clé' };
  return choose({ en: 'Private key', fr: 'Clé privée' }, [...waysToProtect(typed, title), clear]);
}

/**
 * Asks for a new passphrase that there has to be, typed or generated; one that is typed in the place of one that is kept
 * (`replacesKept`) is kept as well. Throws `Cancelled`.
 */
export async function askNewPassphrase(title: Text, replacesKept = false): Promise<NewPassphrase> {
  const typed: Text = { en: 'Type a passphrase', fr: 'Taper une phrase de passe' };
  return choose(title, waysToProtect(typed, title, replacesKept));
}

interface Way<T> {
  readonly label: string;
  readonly description: string;
  readonly choose: () => Promise<T>;
}

async function choose<T>(title: Text, ways: readonly Way<T>[]): Promise<T> {
  const chosen = await window.showQuickPick(ways, { title: say(title), ignoreFocusOut: true });
  if (chosen === undefined) throw new Cancelled();
  return chosen.choose();
}

function waysToProtect(typed: Text, title: Text, isKept = false): Way<NewPassphrase>[] {
  return [
    {
      label: say(typed),
      description: say(isKept ? typedAndKept : { en: 'typed twice', fr: 'tapée deux fois' }),
      choose: async () => newPassphrase(await askTwice(title), isKept),
    },
    {
      label: say({ en: 'Generate a passphrase', fr: 'Générer une phrase de passe' }),
      description: say({ en: 'random, 123 bits', fr: 'aléatoire, 123 bits' }),
      choose: generated,
    },
  ];
}

const typedAndKept: Text = {
  en: 'typed twice; VS Code keeps it in the place of the former one',
  fr: 'tapée deux fois ; VS Code la garde à la place de la précédente',
};

function newPassphrase(passphrase: string, isKept: boolean): NewPassphrase {
  return {
    passphrase,
    isKept,
    keepFor: async (file, content) => {
      if (isKept) await keepPassphrase(file, passphrase, content);
    },
  };
}

/** A generated passphrase, kept only where the user says. */
async function generated(): Promise<NewPassphrase> {
  const { generatePassphrase } = await import('./later');
  const passphrase = generatePassphrase();
  return choose({ en: 'Where to keep the passphrase', fr: 'Où garder la phrase de passe' }, [
    {
      label: say({ en: 'In VS Code’s secret storage', fr: 'Dans le stockage de secrets de VS Code' }),
      description: say({
        en: 'on this machine, found again when the file is opened here',
        fr: 'sur cette machine, retrouvée quand le fichier est ouvert ici',
      }),
      choose: () => Promise.resolve(newPassphrase(passphrase, true)),
    },
    {
      label: say({ en: 'On the clipboard, for one minute', fr: 'Dans le presse-papiers, une minute' }),
      description: say({ en: 'for your password manager', fr: 'pour votre gestionnaire de mots de passe' }),
      choose: async () => {
        await copyForAMinute(passphrase);
        return newPassphrase(passphrase, false);
      },
    },
    {
      label: say({ en: 'Nowhere: show it once', fr: 'Nulle part : la montrer une fois' }),
      description: say({ en: 'to be written down', fr: 'à noter' }),
      choose: async () => {
        await showOnce(passphrase);
        return newPassphrase(passphrase, false);
      },
    },
  ]);
}

async function showOnce(passphrase: string): Promise<void> {
  const noted = say({ en: 'I Have Written It Down', fr: 'Je l’ai notée' });
  const chosen = await window.showInformationMessage(
    say({ en: `Passphrase: ${passphrase}`, fr: `Phrase de passe : ${passphrase}` }),
    {
      modal: true,
      detail: say({
        en: 'It is shown this once and kept nowhere: without it the key is lost.',
        fr: 'Elle n’est montrée que cette fois et n’est conservée nulle part : sans elle, la clé est perdue.',
      }),
    },
    noted,
  );
  if (chosen !== noted) throw new Cancelled();
}

/** Asks for the passphrase of something that exists; `wrong` says that the one before was not it. Throws `Cancelled`. */
export async function askExistingPassphrase(title: Text, wrong: Text | null): Promise<string> {
  const forgotten: Text = {
    en: 'Used for this command, then forgotten.',
    fr: 'Pour cette commande seulement : rien n’en est gardé.',
  };
  const passphrase = await window.showInputBox({
    title: say(title),
    prompt: say(wrong ?? forgotten),
    password: true,
    ignoreFocusOut: true,
  });
  if (passphrase === undefined) throw new Cancelled();
  return passphrase;
}

/** Asks until both answers agree; Escape leads from the second question back to the first. */
async function askTwice(title: Text): Promise<string> {
  for (;;) {
    const passphrase = await askOnce(title);
    if (await askAgain(passphrase)) return passphrase;
  }
}

async function askOnce(title: Text): Promise<string> {
  const empty = say({
    en: 'The passphrase cannot be empty.',
    fr: 'La phrase de passe ne peut pas être vide.',
  });
  const passphrase = await window.showInputBox({
    title: say(title),
    prompt: say({
      en: 'Keep it safe: without it the key is lost.',
      fr: 'Conservez-la en lieu sûr : sans elle, la clé est perdue.',
    }),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (value === '' ? empty : strengthOf(value)),
  });
  if (!passphrase) throw new Cancelled();
  return passphrase;
}

/** Said while it is typed; a weak one is the user's to choose. */
function strengthOf(value: string) {
  const { level, message } = passphraseStrength(value);
  const { Info, Warning } = InputBoxValidationSeverity;
  return { message: say(message), severity: level === 'weak' ? Warning : Info };
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
