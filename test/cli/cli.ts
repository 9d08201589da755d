import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'sante-certs-cli-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The command line's program, bundled as it is shipped. */
export const program = join(folder, 'cli.js');
buildSync({
  entryPoints: ['src/cli/main.ts'],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
});

/** All that the runs have printed, to be searched for private values. */
export const printed: string[] = [];

/** Runs the program as a process of its own, in English unless asked otherwise. */
export function cli(cwd: string, ...given: string[]) {
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: '', LANG: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
    cwd,
    env,
    encoding: 'utf8',
  });
  printed.push(stdout, stderr);
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as unknown };
}

/** One line, and no more, that says so. */
export function isOneLine(stderr: string): boolean {
  return /^sante-certs: [^\n]+\n$/.test(stderr) && !stderr.includes('    at ');
}
