import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { fullFormats } from 'ajv-formats/dist/formats';
import schema from '../../../schemas/certificates.schema.json';
import type { ConfigPath } from './model';
import { describeMistake, type SchemaMistake, unknownVersion } from './schemaMistake';
import { plainData, type Tree, valueAt } from './tree';

/** More would bury the first ones, which mostly cause them. */
const mostErrors = 200;

let compiled: ValidateFunction | undefined;

/**
 * Where a document departs from the schema, one mistake each. A document of another version is not understood,
 * and nothing else is said of it.
 */
export function schemaMistakes(tree: Tree): {
  understood: boolean;
  mistakes: readonly SchemaMistake[];
} {
  const version = valueAt(tree, ['version']);
  if (version?.kind === 'scalar' && typeof version.value === 'number' && version.value !== 1)
    return { understood: false, mistakes: [unknownVersion(version)] };

  compiled ??= new Ajv2020({ allErrors: true, verbose: true, formats: { date: fullFormats.date } }).compile(
    schema,
  );
  compiled(plainData(tree));
  const errors = (compiled.errors ?? []).slice(0, mostErrors);
  return {
    understood: true,
    mistakes: onePerPlace(errors.map((error) => describeMistake(error, pathOf(error, tree), tree))),
  };
}

/** Drops what only repeats: further complaints on one value, and the missing twin of a misspelt property. */
function onePerPlace(mistakes: readonly SchemaMistake[]): SchemaMistake[] {
  const told = new Map<string, SchemaMistake>();
  const meant = new Set(mistakes.flatMap(({ meantPath }) => (meantPath ? [JSON.stringify(meantPath)] : [])));
  for (const mistake of mistakes) {
    const { path, missing, message, range } = mistake;
    if (missing && meant.has(JSON.stringify(path))) continue;
    // Entries that share an anchor share its mistakes.
    const key = JSON.stringify(missing ? path : [range, message.en]);
    if (!told.has(key)) told.set(key, mistake);
  }
  return [...told.values()];
}

/** The steps of a JSON pointer (RFC 6901), numbers where the tree has a list. */
function pathOf({ instancePath }: ErrorObject, root: Tree): ConfigPath {
  const path: (string | number)[] = [];
  for (const part of instancePath.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(valueAt(root, path)?.kind === 'list' ? Number(step) : step);
  }
  return path;
}
