import { openWindow } from '../../scripts/host/window';
import { runCommand, waitForProblems } from '../../scripts/pictures/driver';
import { makeSampleWorkspace } from '../../scripts/sample/workspace';
import { projectFolder } from '../../scripts/setUp.mjs';
import { timingOf, type Timing } from './measure';

/** How long the extension as it is built takes to activate, which VS Code itself measures and shows. */
export async function activationTimes(runs: number): Promise<Timing> {
  const { folder } = await makeSampleWorkspace();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await activationTime(folder));
  return timingOf(times);
}

async function activationTime(folder: string): Promise<number> {
  const page = await openWindow({ folder, developmentPaths: [projectFolder] }, {});
  await waitForProblems(page);
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'sante-certs' });
  const shown = await row.first().textContent();
  await page.context().browser()?.close();
  const [, milliseconds] = /Activation: (\d+)\s*ms/.exec(shown ?? '') ?? [];
  if (milliseconds === undefined) throw new Error(`VS Code shows no activation time: ${shown}`);
  return Number(milliseconds);
}
