import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Names the environment variable with the file that a test run leaves its tally in. */
export const tallyVariable = 'SANTE_CERTS_TALLY';

/** Leaves the tally of a finished run for `npm test`, where that is what started it. */
export function leaveTally({ passed, failed }: Tally): void {
  const file = process.env[tallyVariable];
  if (file) appendFileSync(file, JSON.stringify({ passed, failed }));
}

/** The tally that a run left; one that left none broke off, which counts as one failure. */
export function readTally(file: string): Tally {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tally) : { passed: 0, failed: 1 };
}
