import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { cliBundles } from '../../esbuild.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sante-certs-cli-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The command line's program, bundled as it is shipped. */
export const program = join(folder, 'dist', 'cli.js');
before(async () => {
  await Promise.all(cliBundles(join(folder, 'dist')).map((bundle) => build(bundle)));
  chmodSync(folder, 0o755);
});

/** All that the runs have printed, to be searched for private values. */
export const printed: string[] = [];

const env = {
  ...process.env,
  LC_ALL: 'C',
  LC_MESSAGES: '',
  LANG: '',
  XDG_CACHE_HOME: join(folder, 'cache'),
};

/** Runs the program as a process of its own, in English unless asked otherwise. */
export function cli(cwd: string, ...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
    cwd,
    env,
    encoding: 'utf8',
  });
  printed.push(stdout, stderr);
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as unknown };
}

/** Runs the program as someone whom permissions stop, which they do not where the tests run as root. */
export function cliWithoutPrivileges(cwd: string, ...given: string[]) {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  chmodSync(cwd, 0o755);
  return spawnSync(process.execPath, [program, ...given], { cwd, env, encoding: 'utf8', ...nobody });
}

/** One line, and no more, that says so. */
export function isOneLine(stderr: string): boolean {
  return /^sante-certs: [^\n]+\n$/.test(stderr) && !stderr.includes('    at ');
}
