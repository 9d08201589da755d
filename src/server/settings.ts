import type { Connection } from 'vscode-languageserver';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { pathIn } from '../core/inventory/path';
import { languageOf, type Language } from '../core/language';
import { readLevels, type RuleLevels } from '../core/rules/levels';

/** The settings of one workspace folder. */
export interface Settings {
  readonly language: Language;
  /** Relative to the folder of the configuration, with `/`. */
  readonly secretsFolder: string;
  /** In bytes. */
  readonly maxFileSize: number;
  /** Absolute paths. */
  readonly additionalAuthorities: readonly string[];
  /** Globs, as in VS Code's `files.exclude`. */
  readonly exclude: readonly string[];
  readonly rules: RuleLevels;
}

const mebibyte = 1 << 20;
const largestMaxFileSize = 256;
const defaultMaxFileSize = 10;

/** What holds where the client tells nothing. */
export function defaultSettings(locale: string | undefined): Settings {
  return {
    language: languageOf(locale),
    secretsFolder: defaultSecretsFolder,
    maxFileSize: defaultMaxFileSize * mebibyte,
    additionalAuthorities: [],
    exclude: [],
    rules: new Map(),
  };
}

/** Whether settings say the same. */
export function isSame(one: Settings, other: Settings | undefined): boolean {
  const written = (settings: Settings) => JSON.stringify({ ...settings, rules: [...settings.rules] });
  return other !== undefined && written(one) === written(other);
}

/** Asks the client for the settings of a folder, or of no folder; a value that makes no sense counts as not set. */
export async function readSettings(
  connection: Connection,
  scopeUri: string | undefined,
  locale: string | undefined,
): Promise<Settings> {
  const scope = scopeUri === undefined ? {} : { scopeUri };
  const [own, exclude] = (await connection.workspace.getConfiguration([
    { section: 'santeCerts', ...scope },
    { section: 'files.exclude', ...scope },
  ])) as [unknown, unknown];
  return settingsOf(record(own), record(exclude), defaultSettings(locale));
}

function settingsOf(
  { language, secretsFolder, maxFileSize, additionalAuthorities, rules }: Record<string, unknown>,
  exclude: Record<string, unknown>,
  defaults: Settings,
): Settings {
  const folder = typeof secretsFolder === 'string' ? pathIn('', secretsFolder) : null;
  return {
    language: language === 'en' || language === 'fr' ? language : defaults.language,
    secretsFolder: folder === null || folder === '' ? defaults.secretsFolder : folder,
    maxFileSize:
      typeof maxFileSize === 'number' && maxFileSize >= 1
        ? Math.min(maxFileSize, largestMaxFileSize) * mebibyte
        : defaults.maxFileSize,
    additionalAuthorities: Array.isArray(additionalAuthorities)
      ? additionalAuthorities.filter((path) => typeof path === 'string')
      : [],
    exclude: Object.keys(exclude).filter((glob) => exclude[glob] === true),
    rules: readLevels(rules),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
