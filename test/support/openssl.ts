import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'mocha';

/** Runs the OpenSSL command line on that input: what we make must please something we did not write. */
export function openssl(args: readonly string[], input: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync('openssl', args, { input });
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: new Uint8Array(stdout) };
}

/** Whether there is an OpenSSL command line here. */
export const opensslAvailable = spawnSync('openssl', ['version']).status === 0;

/** A test that needs the OpenSSL command line, and is left out where there is none. */
export const itWithOpenssl = opensslAvailable ? it : it.skip;

/** Lends the contents as a file, for the commands that cannot read them from a pipe. */
export function withFile<T>(contents: string | Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-'));
  try {
    const path = join(folder, 'input');
    writeFileSync(path, contents, { mode: 0o600 });
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
