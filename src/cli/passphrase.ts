import type { CliArguments } from './arguments';
import { UsageError } from './command';
import { about, readNamedFile } from './files';
import type { Terminal } from './terminal';

/** The passphrase for a new key: from a file, typed twice, or null where it is declined. */
export async function givenPassphrase(
  { passphraseFile, noPassphrase, language }: CliArguments,
  { ask }: Terminal,
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
      en: 'No terminal to ask for a passphrase: give --passphrase-file F or --no-passphrase.',
      fr: 'Pas de terminal pour demander une phrase de passe : donnez --passphrase-file F ou --no-passphrase.',
    });
  }
  const typed = await ask({ en: 'Passphrase: ', fr: 'Phrase de passe : ' }[language]);
  if (typed === '') throw empty();
  if (typed === (await ask({ en: 'The same again: ', fr: 'Encore une fois : ' }[language]))) return typed;
  throw new UsageError({
    en: 'The two passphrases differ; nothing was written.',
    fr: 'Les deux phrases de passe diffèrent ; rien n’a été écrit.',
  });
}

/** The first line of a file, without its end. */
function passphraseIn(file: string): string {
  const [line = ''] = new TextDecoder().decode(readNamedFile(file)).split(/\r?\n/, 1);
  if (line === '') throw about(file, empty().text);
  return line;
}

function empty(): UsageError {
  return new UsageError({
    en: 'The passphrase is empty: write one, or give --no-passphrase.',
    fr: 'La phrase de passe est vide : écrivez-en une, ou donnez --no-passphrase.',
  });
}
