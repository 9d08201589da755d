import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../atExit';
import { readHostArguments, type HostArguments } from './arguments';
import { launchBrowser } from './chromium';
import { hostPieces } from './pieces';
import { installExtension, quietSettings, startServer } from './server';
import { openWorkbench, workbenchNoise } from './workbench';

const limitInSeconds = 180;

/**
 * Does what VS Code's own executable does with these arguments, on the VS Code that npm provides: installs
 * extensions, or runs tests in the extension host. Returns the exit code.
 */
export async function launch(args: readonly string[]): Promise<number> {
  const host = readHostArguments(args);
  const { extensionsFolder, workspaceTrust } = host;
  const pieces = await hostPieces();
  const folders = { dataFolder: temporaryFolder('host'), extensionsFolder };
  if (host.install.length > 0) {
    for (const vsix of host.install) installExtension(pieces, vsix, folders);
    return 0;
  }
  const address = await startServer(pieces, {
    ...folders,
    settings: { ...quietSettings, ...userSettings(host.userDataFolder) },
    workspaceTrust,
    token: null,
    driven: true,
  });
  return runTests(await launchBrowser(pieces.chromium), address, host);
}

function runTests(browser: Browser, address: string, host: HostArguments): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`The tests in VS Code ${reason}.`));
    setTimeout(() => fail(`did not end within ${limitInSeconds} s`), limitInSeconds * 1000);
    browser.on('disconnected', () => fail('lost their browser'));
    openWorkbench(browser, address, { ...host, log: print, exit: resolve }).catch(reject);
  });
}

function userSettings(folder: string | undefined): Record<string, unknown> {
  const file = folder === undefined ? '' : join(folder, 'User/settings.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
}

/** Prints a line of the extension host's console, and nothing that VS Code says of itself. */
function print(type: string, args: readonly unknown[]): void {
  const line = `${format(...args)}\n`;
  if (workbenchNoise.test(line)) return;
  if (type === 'error' || type === 'warn') process.stderr.write(line);
  else process.stdout.write(line);
}
