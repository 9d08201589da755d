/**
 * What must happen before anything of the project can run, in plain JavaScript with nothing installed: the
 * version of Node, the dependencies, and a loader for TypeScript.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Makes sure that the project can run on this machine, then lets it import TypeScript. */
export async function setUp() {
  refuseOldNode();
  process.chdir(projectFolder);
  if (!(await hasDependencies())) await npm(['ci', '--no-audit', '--no-fund'], projectFolder);
  await loadTypeScript();
}

/** Lets this process import TypeScript, be it of an ES or of a CommonJS package. */
export async function loadTypeScript() {
  const [esm, cjs] = await Promise.all([import('tsx/esm/api'), import('tsx/cjs/api')]);
  cjs.register();
  esm.register();
}

/**
 * Runs npm in a folder, and throws with its command line where it fails.
 *
 * @param {readonly string[]} args
 * @param {string} folder
 */
export async function npm(args, folder) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('npm-cli.js') ? [process.execPath, [script]] : ['npm', []];
  const child = spawn(command, [...first, ...args], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder} (exit code ${code}).`);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
  process.exit(2);
}

/** Whether every package of the lock file that this machine needs is installed in its version. */
async function hasDependencies() {
  const [locked, installed] = await Promise.all([
    lockedPackages(join(projectFolder, 'package-lock.json')),
    lockedPackages(join(projectFolder, 'node_modules', '.package-lock.json')).catch(() => nothing),
  ]);
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/** @type {Packages} */
const nothing = {};

/**
 * @param {string} file
 * @returns {Promise<Packages>}
 */
async function lockedPackages(file) {
  return JSON.parse(await readFile(file, 'utf8')).packages;
}
