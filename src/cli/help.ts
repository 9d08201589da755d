import type { Language } from '../core/language';
import type { Command } from './command';
import { commonOptions, options, type Option, type OptionName } from './options';

/** What the program can do. */
export function programHelp(commands: readonly Command[], language: Language): string {
  const intro = {
    en: 'Checks IGC-Santé certificates, requests, keys and their configuration. Uses no network.',
    fr: 'Vérifie certificats, demandes et clés de l’IGC-Santé et leur configuration. Sans réseau.',
  };
  const exits = {
    en: 'Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, unreadable input, or not made.',
    fr: 'Code de sortie : 0 rien dès --fail-on, 1 des constats, 2 usage incorrect, entrée illisible, ou non créé.',
  };
  const rows = commands.map(
    ({ name, operands, summary }) => [`${name} ${operands[language]}`, summary[language]] as const,
  );
  return [
    intro[language],
    '',
    { en: 'Usage: sante-certs <command> [options]', fr: 'Usage : sante-certs <commande> [options]' }[
      language
    ],
    '',
    table(rows),
    '',
    table(optionRows(commonOptions, language)),
    '',
    exits[language],
    '',
  ].join('\n');
}

/** What one command takes. */
export function commandHelp(command: Command, language: Language): string {
  const { name, operands, summary } = command;
  return [
    `${{ en: 'Usage: ', fr: 'Usage : ' }[language]}sante-certs ${name} ${operands[language]} [options]`,
    '',
    summary[language],
    '',
    table(optionRows([...command.options, ...commonOptions], language)),
    '',
  ].join('\n');
}

function optionRows(names: readonly OptionName[], language: Language) {
  return names.map((name) => {
    const { value, help }: Option = options[name];
    const written = typeof value === 'object' ? value[language] : value;
    return [`--${name}${written === undefined ? '' : ` ${written}`}`, help[language]] as const;
  });
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
