import type { ErrorObject } from 'ajv';
import type { Text } from '../language';
import { nearest } from '../nearest';
import type { ConfigPath } from './model';
import { quoted } from './quoted';
import type { Tree } from './tree';

/** The part of a schema that messages use. */
export interface SchemaPart {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
}

/** What is wrong with one value, from the schema keyword that it fails. */
export function wrongValue(error: ErrorObject, path: ConfigPath, value: Tree): Text {
  const schema = error.parentSchema as SchemaPart;
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const example = `\`${inYaml(schema.examples?.[0])}\``;
  const written = quoted(value.kind === 'scalar' ? value.source : '…');

  if (path.length === 0)
    return {
      en: 'This is not a description of certificates. Begin it with `version: 1`, then `structures:`, `instances:` and `certificates:`.',
      fr: 'Ceci ne décrit pas des certificats. Commencez par `version: 1`, puis `structures:`, `instances:` et `certificates:`.',
    };
  if (value.kind === 'scalar' && value.value === null)
    return {
      en: `\`${name}\` has no value. Write one, for example ${example}.`,
      fr: `\`${name}\` n’a pas de valeur. Écrivez-en une, par exemple ${example}.`,
    };

  switch (error.keyword) {
    case 'type':
      return wrongType(name, schema, value, written, example);
    case 'const':
      return {
        en: `\`${name}\` must be the number ${example}, without quotes. Replace ${written}.`,
        fr: `\`${name}\` doit être le nombre ${example}, sans guillemets. Remplacez ${written}.`,
      };
    case 'enum':
      return notOneOf(name, schema.enum ?? [], value, written);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return {
        en: `\`${name}\` is empty. Write a value, for example ${example}.`,
        fr: `\`${name}\` est vide. Écrivez une valeur, par exemple ${example}.`,
      };
    case 'maxLength': {
      const { limit } = error.params as { limit: number };
      return {
        en: `\`${name}\` is longer than ${limit} characters. Shorten it.`,
        fr: `\`${name}\` dépasse ${limit} caractères. Raccourcissez cette valeur.`,
      };
    }
    default:
      return {
        en: `${written} does not have the form that \`${name}\` needs. Write it like ${example}.`,
        fr: `${written} n’a pas la forme attendue pour \`${name}\`. Écrivez comme ${example}.`,
      };
  }
}

function wrongType(name: string, { type }: SchemaPart, value: Tree, written: string, example: string): Text {
  if (type === 'string' && value.kind === 'scalar')
    return {
      en: `\`${name}\` must be text. Put it between quotes: ${quoted(`"${value.source}"`)}.`,
      fr: `\`${name}\` doit être un texte. Mettez la valeur entre guillemets : ${quoted(`"${value.source}"`)}.`,
    };
  if (type === 'boolean')
    return {
      en: `\`${name}\` must be \`true\` or \`false\`. Replace ${written}.`,
      fr: `\`${name}\` doit valoir \`true\` ou \`false\`. Remplacez ${written}.`,
    };
  if (type === 'array')
    return {
      en: `\`${name}\` must be a list. Write it like ${example}.`,
      fr: `\`${name}\` doit être une liste. Écrivez comme ${example}.`,
    };
  if (type === 'object')
    return {
      en: `\`${name}\` must hold properties. Write it like ${example}.`,
      fr: `\`${name}\` doit contenir des propriétés. Écrivez comme ${example}.`,
    };
  return {
    en: `\`${name}\` must be a single value. Write it like ${example}.`,
    fr: `\`${name}\` doit être une valeur simple. Écrivez comme ${example}.`,
  };
}

function notOneOf(name: string, choices: readonly string[], value: Tree, written: string): Text {
  const meant = value.kind === 'scalar' ? nearest(value.source, choices) : undefined;
  return meant
    ? {
        en: `${written} is not a value of \`${name}\`. Did you mean \`${meant}\`?`,
        fr: `${written} n’est pas une valeur de \`${name}\`. Vouliez-vous dire \`${meant}\` ?`,
      }
    : {
        en: `${written} is not a value of \`${name}\`. Use one of: ${choices.join(', ')}.`,
        fr: `${written} n’est pas une valeur de \`${name}\`. Utilisez l’une de : ${choices.join(', ')}.`,
      };
}

/** An example of the schema as it is typed in the file. */
export function inYaml(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map(inYaml).join(', ')}]`;
  if (typeof example === 'object' && example !== null)
    return `{ ${Object.entries(example)
      .map(([name, value]) => `${name}: ${inYaml(value)}`)
      .join(', ')} }`;
  const plain = typeof example === 'string' && /^[\p{L}][\p{L} ./_@-]*$/u.test(example);
  return plain ? example : JSON.stringify(example);
}
