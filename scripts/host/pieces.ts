import { createHash, randomUUID } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { npm, projectFolder } from '../setUp.mjs';
import { unpackChromium } from './chromium';

/** Where the pieces of a real VS Code lie on this machine. */
export interface HostPieces {
  /** A Node that runs the VS Code server. */
  readonly node: string;
  /** The folder of the VS Code server. */
  readonly server: string;
  /** The folder that holds the unpacked Chromium. */
  readonly chromium: string;
}

/** Changes whenever what `install` leaves in the folder does. */
const layout = 1;

/**
 * The pieces of a real VS Code, installed by npm on first use (about 900 MB) in a cache that every checkout
 * with the same `test/host/package-lock.json` shares.
 *
 * Safe to run several times at once: each installs in a folder of its own and the first to finish stays.
 */
export async function hostPieces(): Promise<HostPieces> {
  const folder = join(cacheFolder(), `host-${await fingerprint()}`);
  if (!(await exists(folder))) {
    console.log(`Installing a VS Code to test in (once, in ${folder}) …`);
    await install(folder);
  }
  return {
    node: await nodeFor(folder),
    server: join(folder, 'node_modules/code-server/lib/vscode'),
    chromium: join(folder, 'chromium'),
  };
}

async function install(folder: string): Promise<void> {
  const draft = `${folder}.${randomUUID()}`;
  try {
    await mkdir(draft, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      await cp(join(projectFolder, 'test/host', file), join(draft, file));
    }
    const quietly = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await npm(['ci', ...quietly], draft);
    await npm(['install', ...quietly], join(draft, 'node_modules/code-server/lib/vscode'));
    await unpackChromium(join(draft, 'node_modules/@sparticuz/chromium/bin'), join(draft, 'chromium'));
    await writeFile(join(draft, 'complete'), '');
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

/** Identifies what is to be installed: the locked packages, for this system. */
async function fingerprint(): Promise<string> {
  const lock = await readFile(join(projectFolder, 'test/host/package-lock.json'));
  const identity = `${layout} ${process.platform} ${process.arch}\n`;
  return createHash('sha256').update(identity).update(lock).digest('hex').slice(0, 16);
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.cache'), 'sante-certs');
}

/** This process's own Node where it is recent enough for the VS Code server, else the one installed. */
async function nodeFor(folder: string): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const system = `${process.platform}-${process.arch}`;
  for (const name of [`node-${system}`, `node-bin-${system}`]) {
    const node = join(folder, 'node_modules', name, 'bin/node');
    if (await exists(node)) return node;
  }
  throw new Error(
    `No Node 24 for ${system} could be had from npm. Use Node 24 yourself, or desktop VS Code with VSCODE_TEST_DESKTOP=1.`,
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
