import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGroup } from './group';
import type { HostPieces } from './pieces';

/** How to run the VS Code server. */
export interface ServerOptions {
  /** A folder for all that the server writes. */
  readonly dataFolder: string;
  readonly extensionsFolder?: string | undefined;
  /** User settings, such as `{ 'editor.fontSize': 16 }`. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly workspaceTrust: boolean;
  /** What a browser must show to be let in; null lets every process of this machine in. */
  readonly token: string | null;
  /** Lets the page load an extension from its source folder and run tests. */
  readonly driven: boolean;
}

/** User settings without VS Code's own offers. */
export const plainWindow = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** User settings that keep VS Code from asking or fetching anything as well. */
export const quietSettings = {
  ...plainWindow,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
};

const startLimit = 60_000;

/** Starts the VS Code server on a free port of the loopback address and returns its address once it listens. */
export function startServer(pieces: HostPieces, options: ServerOptions): Promise<string> {
  writeSettings(options);
  const server = startGroup(
    pieces.node,
    [
      ...['out/server-main.js', '--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'],
      ...['--telemetry-level', 'off', ...folderArguments(options)],
      ...(options.token === null ? ['--without-connection-token'] : ['--connection-token', options.token]),
      ...(options.driven ? ['--enable-smoke-test-driver'] : []),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    {
      cwd: pieces.server,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(options.driven ? { EXTENSIONS_GALLERY: '{}' } : {}) },
    },
  );
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (reason: string) => reject(new Error(`The VS Code server ${reason}. It said:\n${said}`));
    const limit = setTimeout(() => fail(`did not start within ${startLimit / 1000} s`), startLimit);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('error', (error) => fail(`could not be started (${error.message})`));
    server.on('exit', (code) => fail(`ended with code ${String(code)}`));
  });
}

/** Installs a packaged extension into the folders of `options`; throws with what the server said where it cannot. */
export function installExtension(
  pieces: HostPieces,
  vsix: string,
  options: Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>,
): void {
  const { status, stdout, stderr } = spawnSync(
    pieces.node,
    [
      ...['out/server-main.js', '--accept-server-license-terms', ...folderArguments(options)],
      ...['--install-extension', vsix, '--force'],
    ],
    { cwd: pieces.server, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${vsix} could not be installed:\n${stdout}${stderr}`);
}

function folderArguments(options: Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>): string[] {
  const { dataFolder, extensionsFolder } = options;
  return [
    ...['--server-data-dir', dataFolder],
    ...(extensionsFolder === undefined ? [] : ['--extensions-dir', extensionsFolder]),
  ];
}

function writeSettings({ dataFolder, settings }: ServerOptions): void {
  for (const place of ['User', 'Machine']) {
    const folder = join(dataFolder, 'data', place);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
  }
}
