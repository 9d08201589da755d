import { spawnSync } from 'node:child_process';

/** Runs the OpenSSL command line on that input: what we make must please something we did not write. */
export function openssl(args: readonly string[], input: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync('openssl', args, { input });
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
}
