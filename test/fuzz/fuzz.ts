/**
 * Fuzzes one of the readers for as long as one wants (docs/robustness.md):
 *
 *   npm run fuzz -- der|pem|pkcs12|yaml [--minutes 10] [--guided]
 *
 * With `--guided`, a fuzzer that sees which code an input reaches looks for more; without, real files are changed in
 * ways that know their structure.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bundled } from './bundled';
import { fuzzGuided } from './guided';
import { targets, type TargetName } from './targets';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, guided: { type: 'boolean', default: false } },
});
const target = positionals[0] as TargetName;

async function main(): Promise<number> {
  if (!(target in targets)) throw new Error(`Name one of ${Object.keys(targets).join(', ')}.`);
  if (values.guided) return await fuzzGuided(target, Number(values.minutes));
  const args = [await bundled('test/fuzz/random.ts', 'random.js'), target, values.minutes];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}

main().then((code) => (process.exitCode = code));
