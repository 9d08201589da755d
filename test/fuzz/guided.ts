import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npm } from '../../scripts/setUp.mjs';
import { bundled } from './bundled';
import { seedsOf } from './seeds';
import type { TargetName } from './targets';
import { words } from './words';

const folder = 'out/fuzz';
const fuzzer = 'test/fuzz/guided';

/** The longest input tried, in bytes: every limit but those of size is reached with fewer. */
const longestInput = 16_384;

/** In milliseconds of the clock: another process may have the processor for long. */
const longestExecution = 60_000;

/**
 * Fuzzes a target under a coverage-guided fuzzer (jazzer.js), from real files made now and what earlier runs found.
 * What breaks something is kept in `out/fuzz/<target>/finds`; returns the exit code.
 */
export async function fuzzGuided(target: TargetName, minutes: number): Promise<number> {
  if (!existsSync(join(fuzzer, 'node_modules'))) await npm(['ci', '--no-audit', '--no-fund'], fuzzer);
  const bundle = await bundled(join(fuzzer, 'entry.ts'), 'entry.js');
  const at = (...names: string[]) => join(folder, target, ...names);
  for (const name of ['corpus', 'seeds', 'finds']) mkdirSync(at(name), { recursive: true, mode: 0o700 });
  for (const [index, seed] of (await seedsOf(target)).entries())
    writeFileSync(at('seeds', String(index)), seed);
  writeFileSync(at('words.dict'), words[target].map(quotedWord).join('\n'));

  const jazzer = join(fuzzer, 'node_modules/@jazzer.js/core/dist/cli.js');
  const { status } = spawnSync(
    process.execPath,
    [
      ...[
        jazzer,
        resolve(bundle),
        at('corpus'),
        at('seeds'),
        '--disable_bug_detectors=.*',
        `--timeout=${longestExecution}`,
        '--',
      ],
      ...[`-dict=${at('words.dict')}`, `-artifact_prefix=${at('finds')}/`, `-max_len=${longestInput}`],
      ...[`-max_total_time=${Math.round(minutes * 60)}`, '-rss_limit_mb=1500'],
      ...['-reload=0', '-print_final_stats=1', '-verbosity=0'],
    ],
    { stdio: 'inherit', env: { ...process.env, FUZZ_TARGET: target } },
  );
  return status ?? 1;
}

/** A word as the dictionaries of libFuzzer want it. */
function quotedWord(word: Uint8Array): string {
  return `"${Array.from(word, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`;
}
