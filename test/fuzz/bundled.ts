import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles a module with what is ours and `yaml`, the code that is fuzzed; gives the path of the bundle. */
export async function bundled(entryPoint: string, name: string): Promise<string> {
  const outfile = join('out/fuzz', name);
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    // What is not ours to find mistakes in only slows a guided fuzzer down.
    external: ['@noble/*', 'ajv', 'ajv-formats', 'fast-check', 'mocha', 'tinyglobby'],
    logLevel: 'warning',
  });
  return outfile;
}
