/**
 * Bundles the product into dist/ and the host suite into out/test/host/.
 *
 *   node esbuild.mjs [--production] [--watch]
 */
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context } from 'esbuild';
import { globSync } from 'tinyglobby';

/**
 * @typedef {{ production?: boolean, watch?: boolean }} BuildOptions
 */

/**
 * Builds once, or again on every change with `watch`; rejects where something cannot be bundled.
 *
 * @param {BuildOptions} [options]
 */
export async function build({ production = false, watch = false } = {}) {
  for (const folder of ['dist', 'out/test/host']) rmSync(folder, { recursive: true, force: true });
  const contexts = await Promise.all(bundles(production).map((bundle) => context(bundle)));
  if (watch) {
    await Promise.all(contexts.map((each) => each.watch()));
    return;
  }
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  chmodSync('dist/cli.js', 0o755);
}

/** The modules of the client that are bundled apart, so that activation does not parse them. */
const laterModules = ['later', 'languageClient.node'];

/**
 * Leaves those modules out of the bundle that imports them.
 *
 * @type {import('esbuild').Plugin}
 */
const loadedLater = {
  name: 'loaded later',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`/(${laterModules.join('|')})$`) }, ({ path }) => ({
      path: `./${path.slice(path.lastIndexOf('/') + 1)}.js`,
      external: true,
    })),
};

/**
 * Takes the primitives of Node (`src/platform/primitives`) instead of the portable ones (`src/core/primitives`).
 *
 * @type {import('esbuild').Plugin}
 */
const nodePrimitives = {
  name: 'primitives of Node',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/primitives\/\w+$/ }, ({ path }) => ({
      path: resolve('src/platform/primitives', `${basename(path)}.ts`),
    })),
};

/**
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions}
 */
function nodeBundle(production) {
  return {
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
    plugins: [nodePrimitives],
  };
}

/** The modules that the command line loads when they are needed. */
const loadedByCommands = globSync('src/cli/*.ts').flatMap((file) =>
  Array.from(readFileSync(file, 'utf8').matchAll(/ import\('(\.[^']+)'\)/g), ([, path = '']) =>
    resolve(dirname(file), `${path}.ts`),
  ),
);

/**
 * Leaves those modules out of the bundle that loads them, so that no command waits for what only others need.
 *
 * @type {import('esbuild').Plugin}
 */
const commandsApart = {
  name: 'commands apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && dirname(importer) === resolve('src/cli')
        ? { path: `./cli.${basename(path)}.js`, external: true }
        : undefined,
    ),
};

/**
 * The command line, its commands and the threads that it reads with.
 *
 * @param {string} outdir
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions[]}
 */
export function cliBundles(outdir, production = false) {
  const node = nodeBundle(production);
  return [
    {
      ...node,
      entryPoints: ['src/cli/main.ts'],
      outfile: `${outdir}/cli.js`,
      banner: { js: '#!/usr/bin/env node' },
      plugins: [nodePrimitives, commandsApart],
    },
    ...loadedByCommands.map((file) => ({
      ...node,
      entryPoints: [file],
      outfile: `${outdir}/cli.${basename(file, '.ts')}.js`,
      plugins: [nodePrimitives, commandsApart],
    })),
    {
      ...node,
      entryPoints: ['src/platform/readerThread.node.ts'],
      outfile: `${outdir}/readerThread.js`,
    },
  ];
}

/**
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions[]}
 */
function bundles(production) {
  const node = nodeBundle(production);
  return [
    ...cliBundles('dist', production),
    {
      ...node,
      entryPoints: ['src/client/main.node.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
      plugins: [loadedLater, nodePrimitives],
    },
    {
      ...node,
      entryPoints: laterModules.map((name) => `src/client/${name}.ts`),
      outdir: 'dist',
      external: ['vscode'],
    },
    { ...node, entryPoints: ['src/server/main.node.ts'], outfile: 'dist/server.js' },
    // Not shipped yet: it fails to build as soon as something the server needs cannot run in a browser.
    {
      ...node,
      platform: 'browser',
      plugins: [],
      entryPoints: ['src/server/main.web.ts'],
      outfile: 'out/web/server.js',
      format: 'iife',
      target: 'es2023',
    },
    {
      ...node,
      entryPoints: ['test/host/index.ts', ...globSync('test/host/*/*.test.ts')],
      outdir: 'out/test/host',
      outbase: 'test/host',
      external: ['vscode', 'mocha'],
      minify: false,
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  build({ production: process.argv.includes('--production'), watch: process.argv.includes('--watch') }).catch(
    // What is wrong was said by esbuild itself.
    () => (process.exitCode = 1),
  );
}
