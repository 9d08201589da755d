import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const steps: (() => void)[] = [];

/** Has `step` done when this process ends, however it ends but by SIGKILL; the last one asked for goes first. */
export function atExit(step: () => void): void {
  if (steps.length === 0) {
    process.once('exit', () => steps.reverse().forEach((each) => each()));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }
  steps.push(step);
}

/** Makes a folder of this process's own, removed when it ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `sante-certs-${name}-`));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
