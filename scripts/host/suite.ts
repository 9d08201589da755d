import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { readTally, tallyVariable, type Tally } from '../../test/support/tally';
import { temporaryFolder } from '../atExit';
import { projectFolder } from '../setUp.mjs';

/** One run of a real VS Code: a folder of `test/host` and the conditions its tests need. */
export interface HostSuite {
  /** The folder in `test/host`. */
  readonly name: string;
  /** The workspace to open. */
  readonly workspace: string;
  /** User settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly untrusted?: boolean;
  readonly locale?: string;
  /** The package to install and test, instead of the source folder. */
  readonly vsix?: string;
}

/** Whether contributors asked for the VS Code that @vscode/test-electron downloads, instead of the one from npm. */
export const onDesktop = process.env.VSCODE_TEST_DESKTOP === '1';

const launcher = join(projectFolder, 'scripts/host/launch.mjs');

/** Runs a suite in a real VS Code with a profile of its own; a run that leaves no tally counts as one failure. */
export async function runHostSuite(suite: HostSuite): Promise<Tally> {
  const profile = temporaryFolder('profile');
  mkdirSync(join(profile, 'User'));
  writeFileSync(join(profile, 'User/settings.json'), JSON.stringify(suite.settings));
  const folders = [`--user-data-dir=${profile}`, `--extensions-dir=${join(profile, 'extensions')}`];
  const tallyFile = join(profile, 'tally');
  const environment = { SANTE_CERTS_SUITE: suite.name, [tallyVariable]: tallyFile };

  const executable = onDesktop ? await downloadAndUnzipVSCode() : launcher;
  if (suite.vsix !== undefined) install(executable, suite.vsix, folders);
  const extensionDevelopmentPath = suite.vsix === undefined ? projectFolder : emptyExtension(profile);
  const extensionTestsPath = join(projectFolder, 'out/test/host/index.js');
  const launchArgs = [suite.workspace, ...folders, ...(suite.locale ? [`--locale=${suite.locale}`] : [])];
  if (suite.untrusted) {
    // runTests() always disables workspace trust.
    spawnSync(
      executable,
      [
        ...launchArgs,
        `--extensionDevelopmentPath=${extensionDevelopmentPath}`,
        `--extensionTestsPath=${extensionTestsPath}`,
      ],
      { stdio: 'inherit', env: { ...process.env, ...environment } },
    );
  } else {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath,
      extensionTestsPath,
      launchArgs,
      extensionTestsEnv: environment,
    }).catch(() => undefined);
  }
  return readTally(tallyFile);
}

function install(executable: string, vsix: string, folders: readonly string[]): void {
  const [command = executable, ...args] = onDesktop
    ? resolveCliArgsFromVSCodeExecutablePath(executable)
    : [executable];
  const { status } = spawnSync(command, [...args, ...folders, '--install-extension', vsix, '--force'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${vsix} could not be installed.`);
}

/** VS Code runs tests only for an extension under development: one that does nothing. */
function emptyExtension(folder: string): string {
  const path = join(folder, 'empty');
  mkdirSync(path);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.101.0' } };
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest));
  return path;
}
