import { parseArgs } from 'node:util';
import { severities, type Severity } from '../core/finding';
import type { Language } from '../core/language';
import type { Pkcs12Compatibility } from '../core/pki/writePkcs12';
import { UsageError } from './command';
import { options, type Option, type OptionName } from './options';

const keySizes = [2048, 3072, 4096] as const;
const keyCurves = ['P-256', 'P-384'] as const;

/** What was asked on the command line, checked. */
export interface CliArguments {
  readonly operands: readonly string[];
  /** The options that were written, for what depends on that. */
  readonly written: readonly OptionName[];
  readonly language: Language;
  readonly format: 'text' | 'json';
  readonly failOn: Severity;
  readonly now: Date;
  readonly bits: (typeof keySizes)[number];
  readonly curve: (typeof keyCurves)[number] | undefined;
  readonly subject: string | undefined;
  readonly dns: string | undefined;
  readonly missing: boolean;
  readonly config: string | undefined;
  readonly secretsFolder: string | undefined;
  readonly authorities: string | undefined;
  readonly rules: string | undefined;
  readonly passphraseFile: string | undefined;
  readonly noPassphrase: boolean;
  readonly keyPassphraseFile: string | undefined;
  readonly compatibility: Pkcs12Compatibility;
  readonly name: string | undefined;
  readonly key: string | undefined;
  readonly cert: string | undefined;
  readonly chain: string | undefined;
  readonly out: string | undefined;
  readonly modernize: string | undefined;
  readonly report: string | undefined;
  readonly to: string | undefined;
  readonly passphrase: boolean;
  readonly noCache: boolean;
  readonly renewal: boolean;
  readonly entry: string | undefined;
  readonly acceptWarnings: boolean;
}

/** Reads the arguments after the program's name; throws a `UsageError` for what it does not understand. */
export function readArguments(given: readonly string[], language: Language): CliArguments {
  const { values, positionals } = parsed(given);
  const text = (name: OptionName): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    operands: positionals,
    written: Object.keys(values) as OptionName[],
    language: choice('lang', ['en', 'fr'], text('lang')) ?? language,
    format: choice('format', ['text', 'json'], text('format')) ?? 'text',
    failOn: choice('fail-on', severities, text('fail-on')) ?? 'error',
    now: instant(text('at')),
    bits: choice('bits', keySizes, text('bits')) ?? 2048,
    curve: choice('curve', keyCurves, text('curve')),
    subject: text('subject'),
    dns: text('dns'),
    missing: values.missing === true,
    config: text('config'),
    secretsFolder: text('secrets-folder'),
    authorities: text('authorities'),
    rules: text('rules'),
    passphraseFile: text('passphrase-file'),
    noPassphrase: values['no-passphrase'] === true,
    keyPassphraseFile: text('key-passphrase-file'),
    compatibility: choice('compatibility', ['modern', 'legacy'], text('compatibility')) ?? 'modern',
    name: text('name'),
    key: text('key'),
    cert: text('cert'),
    chain: text('chain'),
    out: text('out'),
    modernize: text('modernize'),
    report: text('report'),
    to: text('to'),
    passphrase: values.passphrase === true,
    noCache: values['no-cache'] === true,
    renewal: values.renewal === true,
    entry: text('entry'),
    acceptWarnings: values['accept-warnings'] === true,
  };
}

function parsed(given: readonly string[]) {
  const known = Object.entries<Option>(options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  try {
    return parseArgs({ args: [...given], options: Object.fromEntries(known), allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const reason = error.message.replace(/\. To specify.*$/s, '').replaceAll('\n', ' ');
    throw new UsageError({
      en: `${reason}. See sante-certs --help.`,
      fr: `${reason}. Voir sante-certs --help.`,
    });
  }
}

function choice<T extends string | number>(
  name: OptionName,
  choices: readonly T[],
  written: string | undefined,
): T | undefined {
  if (written === undefined) return undefined;
  const found = choices.find((each) => String(each) === written);
  if (found !== undefined) return found;
  throw new UsageError({
    en: `--${name} takes ${choices.join(', ')}, not "${written}".`,
    fr: `--${name} accepte ${choices.join(', ')}, pas « ${written} ».`,
  });
}

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function instant(written: string | undefined): Date {
  if (written === undefined) return new Date();
  const date = new Date(written);
  const isReal = isoDate.test(written) && !Number.isNaN(date.getTime());
  if (isReal && isCalendarDay(written.slice(0, 10))) return date;
  throw new UsageError({
    en: `--at takes an ISO date such as 2027-01-31 or 2027-01-31T12:00:00Z, not "${written}".`,
    fr: `--at attend une date ISO comme 2027-01-31 ou 2027-01-31T12:00:00Z, pas « ${written} ».`,
  });
}

/** `Date` takes 30 February for 2 March. */
function isCalendarDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
