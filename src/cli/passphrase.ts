import type { Text } from '../core/language';
import { isUtf16, utf8Text } from '../core/utf8';
import type { CliArguments } from './arguments';
import { UsageError } from './command';
import { about, readNamedFile } from './files';
import type { Terminal } from './terminal';

/** The passphrase for a new key: from a file, typed twice, or null where it is declined. */
export async function givenPassphrase(
  { passphraseFile, noPassphrase, language }: CliArguments,
  { ask, complain }: Terminal,
): Promise<string | null> {
  if (passphraseFile !== undefined && noPassphrase) {
    throw new UsageError({
      en: 'Give --passphrase-file or --no-passphrase, not both.',
      fr: 'Donnez --passphrase-file ou --no-passphrase, pas les deux.',
    });
  }
  if (noPassphrase) return null;
  if (passphraseFile !== undefined) return passphraseIn(passphraseFile);
  if (ask === null) {
    throw new UsageError({
      en: 'No terminal to ask for a passphrase: give --passphrase-file FILE or --no-passphrase.',
      fr: 'Pas de terminal pour demander une phrase de passe : donnez --passphrase-file FICHIER ou --no-passphrase.',
    });
  }
  for (;;) {
    const typed = await ask({ en: 'Passphrase: ', fr: 'Phrase de passe : ' }[language]);
    if (typed === '') throw empty();
    if (typed === (await ask({ en: 'The same again: ', fr: 'Encore une fois : ' }[language]))) return typed;
    complain(`${differing[language]}\n`);
  }
}

/** The password of a file that exists: from a file, or typed once. */
export async function existingPassphrase(
  file: string | undefined,
  question: Text,
  { language }: CliArguments,
  { ask }: Terminal,
): Promise<string> {
  if (file !== undefined) return passphraseIn(file);
  if (ask !== null) return ask(question[language]);
  throw new UsageError({
    en: 'No terminal to ask for a passphrase: give --passphrase-file FILE.',
    fr: 'Pas de terminal pour demander une phrase de passe : donnez --passphrase-file FICHIER.',
  });
}

/** That of a file that exists, asked for again where `wrong` says that the one before was not it; a file is read once. */
export async function passphraseUntilRight(
  file: string | undefined,
  wrong: Text | null,
  question: Text,
  given: CliArguments,
  terminal: Terminal,
): Promise<string> {
  if (wrong && (file !== undefined || terminal.ask === null)) throw new UsageError(wrong);
  if (wrong) terminal.complain(`${wrong[given.language]}\n`);
  return existingPassphrase(file, question, given, terminal);
}

/** A passphrase that there has to be: from a file, or typed twice. */
export async function newPassphrase(given: CliArguments, terminal: Terminal): Promise<string> {
  return (await givenPassphrase({ ...given, noPassphrase: false }, terminal)) ?? '';
}

const differing: Text = {
  en: 'The two passphrases differ. Type both again, or press Ctrl-C: nothing is written yet.',
  fr: 'Les deux phrases de passe diffèrent. Retapez-les, ou faites Ctrl-C : rien n’est encore écrit.',
};

const longestPassphraseFile = 4096;

/** The first line of a file, without its end: of one in UTF-8 only, since other bytes would be another passphrase. */
function passphraseIn(file: string): string {
  const bytes = readNamedFile(file);
  if (bytes.length > longestPassphraseFile)
    throw about(file, {
      en: 'This file is over 4 KiB, too large for a passphrase. Name the file that holds the passphrase alone.',
      fr: 'Ce fichier dépasse 4 Kio, trop pour une phrase de passe. Indiquez le fichier qui ne contient qu’elle.',
    });
  const text = utf8Text(bytes);
  if (text === null) throw about(file, isUtf16(bytes) ? utf16 : notUtf8);
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '') throw about(file, empty().text);
  return line;
}

const utf16: Text = {
  en: 'This file is in UTF-16. Save it as UTF-8.',
  fr: 'Ce fichier est en UTF-16. Enregistrez-le en UTF-8.',
};
const notUtf8: Text = {
  en: 'This file is not text in UTF-8, so the passphrase would not be the one you type. Save it as UTF-8.',
  fr: 'Ce fichier n’est pas du texte en UTF-8 : la phrase de passe ne serait pas celle que vous tapez. Enregistrez-le en UTF-8.',
};

function empty(): UsageError {
  return new UsageError({
    en: 'The passphrase is empty: write one, or give --no-passphrase.',
    fr: 'La phrase de passe est vide : écrivez-en une, ou donnez --no-passphrase.',
  });
}
