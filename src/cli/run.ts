import { version } from '../../package.json';
import { unhidden } from '../core/features/markdown';
import { languageOf, type Language, type Text } from '../core/language';
import { errorCode } from '../platform/unreadable';
import { readArguments, type CliArguments } from './arguments';
import { isUsageError, UsageError, type Command, type ExitCode } from './command';
import { commands } from './commands';
import { commandHelp, programHelp } from './help';
import { acceptedOptions, commonOptions, type OptionName } from './options';
import type { Terminal } from './terminal';

/** Runs one command line; whatever goes wrong is one line on stderr and exit code 2. */
export async function run(
  given: readonly string[],
  locale: string | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  let language = languageAsked(given) ?? languageOf(locale);
  try {
    const all = readArguments(given, language);
    language = all.language;
    return await runCommand(all, terminal);
  } catch (error) {
    const reason = isUsageError(error) ? error.text[language] : unexpected(error)[language];
    terminal.complain(`sante-certs: ${unhidden(reason)}\n`);
    return 2;
  }
}

/** Says why the result could not be written where the command line sent it, such as a closed pipe or a full disk. */
export function outputFailure(
  error: Error,
  given: readonly string[],
  locale: string | undefined,
  { complain }: Terminal,
): ExitCode {
  const language = languageAsked(given) ?? languageOf(locale);
  complain(`sante-certs: ${(unwritten[errorCode(error)] ?? unwrittenResult)[language]}\n`);
  return 2;
}

const unwrittenResult: Text = {
  en: 'The result could not be written. Check where it goes.',
  fr: 'Le résultat n’a pas pu être écrit. Vérifiez sa destination.',
};
const unwritten: Readonly<Record<string, Text>> = {
  EPIPE: {
    en: 'The result was not read to its end: whatever read it stopped.',
    fr: 'Le résultat n’a pas été lu jusqu’au bout : son lecteur s’est arrêté.',
  },
  ENOSPC: {
    en: 'The result could not be written: the disk is full. Free some space.',
    fr: 'Le résultat n’a pas pu être écrit : le disque est plein. Libérez de la place.',
  },
};

/** Known before the arguments are understood, since what is wrong with them has to be said in it. */
function languageAsked(given: readonly string[]): Language | undefined {
  const written = given[given.indexOf('--lang') + 1];
  return given.includes('--lang') && (written === 'en' || written === 'fr') ? written : undefined;
}

async function runCommand(all: CliArguments, terminal: Terminal): Promise<ExitCode> {
  const isCommandHelp = all.operands[0] === 'help';
  const isHelp = isCommandHelp || all.written.includes('help');
  const [name, ...operands] = isCommandHelp ? all.operands.slice(1) : all.operands;
  if (all.written.includes('version')) {
    terminal.print(`${version}\n`);
    return 0;
  }
  if (name === undefined && isHelp) {
    terminal.print(programHelp(commands, all.language));
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw noSuchCommand(name);
  if (isHelp) {
    terminal.print(commandHelp(command, all.language));
    return 0;
  }
  refuseOthers(command, all.written);
  return command.run({ ...all, operands }, terminal);
}

function noSuchCommand(name: string | undefined): UsageError {
  const names = commands.map((each) => each.name).join(', ');
  return name === undefined
    ? new UsageError({
        en: `Name a command: ${names}. See sante-certs --help.`,
        fr: `Indiquez une commande : ${names}. Voir sante-certs --help.`,
      })
    : new UsageError({
        en: `There is no command "${name}", only ${names}. See sante-certs --help.`,
        fr: `Pas de commande « ${name} », seulement ${names}. Voir sante-certs --help.`,
      });
}

function refuseOthers(command: Command, written: readonly OptionName[]): void {
  const taken: readonly OptionName[] = [...command.options, ...acceptedOptions, ...commonOptions];
  const other = written.find((each) => !taken.includes(each));
  if (other === undefined) return;
  throw new UsageError({
    en: `${command.name} takes no --${other}. See sante-certs ${command.name} --help.`,
    fr: `${command.name} n’a pas d’option --${other}. Voir sante-certs ${command.name} --help.`,
  });
}

function unexpected(error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return { en: `Unexpected failure: ${reason}`, fr: `Échec inattendu : ${reason}` };
}
