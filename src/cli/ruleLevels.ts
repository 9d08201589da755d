import { isLevel, levels, type RuleLevels } from '../core/rules/levels';
import { ruleNamed } from '../core/rules/index';
import { about, readNamedFile } from './files';

/** The levels of rules that a JSON file gives, none without a file; throws a `UsageError` for what it does not understand. */
export function ruleLevels(file: string | undefined): RuleLevels {
  if (file === undefined) return new Map();
  return new Map(
    Object.entries(objectIn(file)).map(([rule, level]) => {
      if (!ruleNamed(rule))
        throw about(file, { en: `There is no rule "${rule}".`, fr: `Il n’y a pas de règle « ${rule} ».` });
      if (!isLevel(level))
        throw about(file, {
          en: `"${rule}" takes ${levels.join(', ')}.`,
          fr: `« ${rule} » accepte ${levels.join(', ')}.`,
        });
      return [rule, level] as const;
    }),
  );
}

function objectIn(file: string): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(readNamedFile(file)));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw about(file, {
    en: 'This is not a JSON object such as { "certificate-expiry": "off" }.',
    fr: 'Ce n’est pas un objet JSON comme { "certificate-expiry": "off" }.',
  });
}
