import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { changedFiles } from './changed';
import { targets, type TargetName } from './targets';

/** What took longer is worth a look, in milliseconds. */
const slow = 50;

/**
 * Fuzzes a target with real files changed at random, by what is known of their structure. Returns the exit code; what
 * breaks something is made as small as it can be, and kept in `out/fuzz/<target>/finds`, as is what was slow.
 */
export async function fuzzRandomly(target: TargetName, minutes: number): Promise<number> {
  const finds = join('out/fuzz', target, 'finds');
  mkdirSync(finds, { recursive: true, mode: 0o700 });
  const keep = (name: string, file: Uint8Array) => writeFileSync(join(finds, name), file);
  let executions = 0;
  let slowest = slow;
  const { counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(await changedFiles(target), async (file) => {
      executions += 1;
      const start = performance.now();
      await targets[target](file);
      const time = performance.now() - start;
      if (time > slowest && executions > 100) {
        slowest = time;
        keep(`slow-${Math.round(time)}-ms`, file);
      }
    }),
    { numRuns: Infinity, interruptAfterTimeLimit: minutes * 60_000 },
  );
  console.log(
    `${executions} executions, the slowest ${slowest === slow ? 'under ' : ''}${Math.round(slowest)} ms`,
  );
  if (!counterexample) return 0;
  keep(`random-${Date.now()}`, counterexample[0]);
  console.error(errorInstance);
  return 1;
}
