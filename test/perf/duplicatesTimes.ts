import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timed, type Timing } from './measure';
import { whole } from './serverTimes';

/** How `sante-certs duplicates` fares with a folder: whole processes. */
export interface DuplicatesTimes {
  /** With nothing remembered of the folder. */
  readonly first: Timing;
  /** With what an earlier run remembered. */
  readonly second: Timing;
  /** The most memory that a first run took, in MB. */
  readonly memory: number;
}

/** Runs the command line `program` on `root`, `runs` times with and without what it remembers. */
export async function duplicatesTimes(program: string, root: string, runs: number): Promise<DuplicatesTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-bench-'));
  const cache = join(folder, 'cache');
  const probe = join(folder, 'probe.cjs');
  const peak = join(folder, 'peak');
  writeFileSync(
    probe,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  );
  const run = (options: readonly string[] = []) =>
    whole(process.execPath, [...options, program, 'duplicates', root], { XDG_CACHE_HOME: cache });
  const runAnew = (options: readonly string[] = []) => {
    rmSync(cache, { recursive: true, force: true });
    return run(options);
  };
  try {
    const first = await timed(runs, () => runAnew());
    await runAnew(['--require', probe]);
    const memory = Number(readFileSync(peak, 'utf8')) / 1024;
    return { first, second: await timed(runs, () => run()), memory };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
