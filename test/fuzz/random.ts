/**
 * Fuzzes a target with real files changed at random, by what is known of their structure: `random.js <target>
 * <minutes>`. What breaks something is made as small as it can be, and kept in `out/fuzz/<target>/finds`, as is what was
 * slow.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { changedFiles } from './changed';
import { targets, type TargetName } from './targets';

/** What took longer is worth a look, in milliseconds of the processor. */
const slow = 50;
/** Until what is run often is compiled. */
const warmUp = 500;

async function fuzzRandomly(target: TargetName, minutes: number): Promise<number> {
  const finds = join('out/fuzz', target, 'finds');
  mkdirSync(finds, { recursive: true, mode: 0o700 });
  let executions = 0;
  let slowest = 0;
  const timed = async (file: Uint8Array) => {
    const start = process.cpuUsage();
    await targets[target](file);
    const { user, system } = process.cpuUsage(start);
    const time = (user + system) / 1000;
    executions += 1;
    if (executions < warmUp || time <= slowest) return;
    slowest = time;
    if (time > slow) writeFileSync(join(finds, `slow-${Math.round(time)}-ms`), file);
  };
  const { counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(await changedFiles(target), timed),
    { numRuns: Infinity, interruptAfterTimeLimit: minutes * 60_000 },
  );
  console.log(`${executions} executions, the slowest ${Math.round(slowest)} ms`);
  if (!counterexample) return 0;
  writeFileSync(join(finds, `random-${Date.now()}`), counterexample[0]);
  console.error(errorInstance);
  return 1;
}

const [, , target, minutes] = process.argv;
fuzzRandomly(target as TargetName, Number(minutes)).then((code) => (process.exitCode = code));
