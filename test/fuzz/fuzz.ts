/**
 * Fuzzes one of the readers for as long as one wants (docs/robustness.md):
 *
 *   npm run fuzz -- der|pem|pkcs12|yaml [--minutes 10] [--guided]
 *
 * With `--guided`, a fuzzer that sees which code an input reaches looks for more; without, real files are changed in
 * ways that know their structure.
 */
import { parseArgs } from 'node:util';
import { fuzzGuided } from './guided';
import { fuzzRandomly } from './random';
import { targets, type TargetName } from './targets';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, guided: { type: 'boolean', default: false } },
});
const target = positionals[0] as TargetName;

async function main(): Promise<number> {
  if (!(target in targets)) throw new Error(`Name one of ${Object.keys(targets).join(', ')}.`);
  const fuzz = values.guided ? fuzzGuided : fuzzRandomly;
  return await fuzz(target, Number(values.minutes));
}

main().then((code) => (process.exitCode = code));
