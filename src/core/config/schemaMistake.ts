import type { ErrorObject } from 'ajv';
import type { Text } from '../language';
import { nearest } from '../nearest';
import type { Range } from '../range';
import type { ConfigPath } from './model';
import { quoted } from './quoted';
import { headRange, nearestPlace, type ScalarTree, type Tree } from './tree';
import { inYaml, type SchemaPart, wrongValue } from './wrongValue';

/** One departure from the schema, at the exact value. */
export interface SchemaMistake {
  readonly path: ConfigPath;
  readonly message: Text;
  readonly range: Range;
  /** The property at `path` is missing. */
  readonly missing?: boolean;
  /** The property that a misspelt one must have meant. */
  readonly meantPath?: ConfigPath;
  /** How it can be repaired. */
  readonly repair?: SchemaRepair;
}

/** What to do at the place of a mistake. */
export type SchemaRepair =
  | { readonly kind: 'rename'; readonly to: string }
  | { readonly kind: 'remove' | 'begin' }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'write'; readonly value: boolean | number }
  | { readonly kind: 'choose' | 'add'; readonly values: readonly string[] };

/** A validation error as a person would say it. */
export function describeMistake(error: ErrorObject, path: ConfigPath, root: Tree): SchemaMistake {
  const schema = error.parentSchema as SchemaPart;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownProperty(
        path,
        (error.params as { additionalProperty: string }).additionalProperty,
        schema,
        root,
      );
    case 'required':
      return missingProperty(
        path,
        (error.params as { missingProperty: string }).missingProperty,
        schema,
        root,
      );
    case 'uniqueItems': {
      const { i, j } = error.params as { i: number; j: number };
      return repeatedItem([...path, Math.max(i, j)], root);
    }
    default: {
      const { value } = nearestPlace(root, path);
      const repair = repairOf(error, value);
      return {
        path,
        message: wrongValue(error, path, value),
        range: headRange(value),
        ...(repair && { repair }),
      };
    }
  }
}

function repairOf(error: ErrorObject, value: Tree): SchemaRepair | undefined {
  const schema = error.parentSchema as SchemaPart;
  if (value.kind !== 'scalar' || value.value === null) return undefined;
  if (error.keyword === 'const' && value.source.trim() === '1') return { kind: 'write', value: 1 };
  if (error.keyword === 'enum') {
    const meant = nearest(value.source, schema.enum ?? []);
    return { kind: 'choose', values: meant ? [meant] : few(schema.enum) };
  }
  if (error.keyword !== 'type') return undefined;
  if (schema.type === 'string') return { kind: 'quote', text: value.source };
  const flag = schema.type === 'boolean' ? flags.get(value.source.trim().toLowerCase()) : undefined;
  return flag === undefined ? undefined : { kind: 'write', value: flag };
}

/** What people write for true and false, which YAML 1.2 takes for text. */
const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['oui', true],
  ['false', false],
  ['no', false],
  ['non', false],
]);

/** Choices that fit in a menu. */
function few(choices: readonly string[] = []): readonly string[] {
  return choices.length <= 3 ? choices : [];
}

function unknownProperty(path: ConfigPath, name: string, schema: SchemaPart, root: Tree): SchemaMistake {
  const known = Object.keys(schema.properties ?? {});
  const meant = nearest(name, known);
  const unknown = [...path, name];
  const range = nearestPlace(root, unknown).keyRange ?? headRange(root);
  return {
    path: unknown,
    range,
    ...(meant && { meantPath: [...path, meant] }),
    repair: meant ? { kind: 'rename', to: meant } : { kind: 'remove' },
    message: meant
      ? {
          en: `${quoted(name)} is not a known property. Did you mean \`${meant}\`?`,
          fr: `${quoted(name)} n’est pas une propriété connue. Vouliez-vous dire \`${meant}\` ?`,
        }
      : {
          en: `${quoted(name)} is not a known property here. Remove it, or use one of: ${known.join(', ')}.`,
          fr: `${quoted(name)} n’est pas une propriété connue ici. Retirez-la, ou utilisez l’une de : ${known.join(', ')}.`,
        },
  };
}

function missingProperty(path: ConfigPath, name: string, schema: SchemaPart, root: Tree): SchemaMistake {
  const { value, keyRange } = nearestPlace(root, path);
  const example = `\`${name}: ${inYaml(schema.properties?.[name]?.examples?.[0])}\``;
  return {
    path: [...path, name],
    missing: true,
    range: keyRange ?? headRange(value),
    repair:
      name === 'version' ? { kind: 'begin' } : { kind: 'add', values: few(schema.properties?.[name]?.enum) },
    message: {
      en: `\`${name}\` is missing. Add it, for example ${example}.`,
      fr: `\`${name}\` manque. Ajoutez cette propriété, par exemple ${example}.`,
    },
  };
}

function repeatedItem(path: ConfigPath, root: Tree): SchemaMistake {
  const { value } = nearestPlace(root, path);
  const written = quoted(value.kind === 'scalar' ? value.source : '');
  return {
    path,
    range: value.range,
    repair: { kind: 'remove' },
    message: {
      en: `${written} is already in this list. Remove one of the two.`,
      fr: `${written} figure déjà dans cette liste. Retirez l’un des deux.`,
    },
  };
}

/** A document written for another version of this format. */
export function unknownVersion({ source, range }: ScalarTree): SchemaMistake {
  return {
    path: ['version'],
    range,
    message: {
      en: `Version ${quoted(source)} is not known here. Update Santé Certs if a newer one made this file; otherwise write \`version: 1\`.`,
      fr: `La version ${quoted(source)} n’est pas connue ici. Mettez Santé Certs à jour si une version plus récente a produit ce fichier ; sinon écrivez \`version: 1\`.`,
    },
  };
}
