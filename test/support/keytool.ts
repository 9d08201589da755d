import { spawnSync } from 'node:child_process';
import { it } from 'mocha';

/** Runs Java's keytool in English: what we make must please something we did not write. */
export function keytool(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('keytool', ['-J-Duser.language=en', ...args], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

/** Whether there is Java's keytool here. */
export const keytoolAvailable = spawnSync('keytool', ['-help']).status === 0;

/** A test that needs Java's keytool, and is left out where there is none. */
export const itWithKeytool = keytoolAvailable ? it : it.skip;
