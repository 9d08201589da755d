import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../esbuild.mjs';
import { readTally, tallyVariable, type Tally } from '../test/support/tally';
import { temporaryFolder } from './atExit';
import { onDesktop, runHostSuite, type HostSuite } from './host/suite';
import { packageExtension } from './package';
import { makeSampleWorkspace } from './sample/workspace';

/** The suites by name; the first needs no VS Code. */
const suites: Readonly<Record<string, () => Promise<Tally>>> = {
  unit: () => Promise.resolve(runMocha([])),
  trusted: () => runInSample({ name: 'trusted' }),
  untrusted: () => runInSample({ name: 'untrusted', untrusted: true }),
  french: () => runInSample({ name: 'french', locale: 'fr' }),
  window: () =>
    Promise.resolve(
      runMocha(['--no-config', '--require', 'tsx', '--exit', '--spec', 'test/window/*.test.ts']),
    ),
  installed: async () => runInSample({ name: 'installed', vsix: await packageExtension() }),
};

/** What desktop VS Code cannot do for @vscode/test-electron: keep trust, speak French, be driven from outside. */
const notOnDesktop = ['untrusted', 'french', 'window'];

/** Builds, runs the suites named, or all of them, and prints the totals. Returns the exit code. */
export async function test(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
    return 2;
  }
  const totals = { passed: 0, failed: 0 };
  try {
    await build();
  } catch {
    console.log('\nThe build failed.\n\n0 passed, 1 failed');
    return 1;
  }
  for (const [name, run] of Object.entries(suites)) {
    if (names.length > 0 && !names.includes(name)) continue;
    if (onDesktop && notOnDesktop.includes(name)) {
      console.log(`\n${name}: left out on desktop VS Code.`);
      continue;
    }
    console.log(`\n${name}`);
    const { passed, failed } = await run().catch(tellBroken);
    totals.passed += passed;
    totals.failed += failed;
  }
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 ? 0 : 1;
}

function tellBroken(error: unknown): Tally {
  console.error(error);
  return { passed: 0, failed: 1 };
}

function runMocha(args: readonly string[]): Tally {
  const tallyFile = join(temporaryFolder('mocha'), 'tally');
  const reporter = ['--reporter', 'test/support/tallyReporter.ts'];
  spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', ...reporter, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [tallyVariable]: tallyFile },
  });
  return readTally(tallyFile);
}

async function runInSample(suite: Omit<HostSuite, 'workspace' | 'settings'>): Promise<Tally> {
  const { folder, authoritiesFile } = await makeSampleWorkspace();
  return runHostSuite({
    ...suite,
    workspace: folder,
    settings: { 'santeCerts.additionalAuthorities': [authoritiesFile] },
  });
}
