import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './atExit';
import { hostPieces } from './host/pieces';
import { installExtension, plainWindow, startServer } from './host/server';
import { packageExtension } from './package';
import { makeSampleWorkspace, type SampleWorkspace } from './sample/workspace';

const whatToTry = `What to try:
  1. certificates.yaml: an INSi name is underlined; hover it.
  2. Problems (Ctrl+Shift+M): a key stands in two places, a certificate ends in 12 days.
  3. docs/support.md: hover the certificate.
  4. F1, "Santé Certs: Generate Key and CSR", for rouen-dmp-auth (VS Code begins in Restricted Mode: trust the
     folder first, by Manage at the top).`;

/**
 * Opens the packaged extension in a real VS Code on a fresh sample workspace, until Ctrl-C.
 *
 * It runs in the user's browser, or with `desktop` in the `code` that is installed.
 */
export async function start({ desktop }: { readonly desktop: boolean }): Promise<void> {
  process.once('SIGINT', () => {
    console.log('\nStopped.');
    process.exit(0);
  });
  const vsix = await packageExtension();
  const sample = await makeSampleWorkspace();
  const settings = { 'santeCerts.additionalAuthorities': [sample.authoritiesFile] };
  await (desktop ? startDesktop(vsix, sample, settings) : startInBrowser(vsix, sample, settings));
}

async function startInBrowser(vsix: string, sample: SampleWorkspace, settings: object): Promise<void> {
  const pieces = await hostPieces();
  const options = {
    dataFolder: temporaryFolder('start'),
    settings: { ...plainWindow, ...settings },
    workspaceTrust: true,
    token: randomBytes(16).toString('hex'),
    driven: false,
  };
  installExtension(pieces, vsix, options);
  const address = await startServer(pieces, options);
  const query = new URLSearchParams({ folder: sample.folder, tkn: options.token });
  console.log(`
Santé Certs runs in a real VS Code. Open this address in your browser:

    ${address}/?${query.toString()}

${whatToTry}

Ctrl-C stops it and removes everything it made.`);
}

async function startDesktop(vsix: string, sample: SampleWorkspace, settings: object): Promise<void> {
  const profile = temporaryFolder('start');
  mkdirSync(join(profile, 'User'));
  writeFileSync(join(profile, 'User/settings.json'), JSON.stringify(settings));
  const folders = ['--user-data-dir', profile, '--extensions-dir', join(profile, 'extensions')];
  await code([...folders, '--install-extension', vsix]);
  console.log(`\n${whatToTry}\n\nClose the window to end; everything made here is then removed.`);
  await code([...folders, '--new-window', '--wait', sample.folder]);
}

function code(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () =>
      reject(new Error('No `code` was found. Install VS Code, or leave --desktop out.')),
    );
    child.on('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`code ended with ${String(status)}.`)),
    );
  });
}
