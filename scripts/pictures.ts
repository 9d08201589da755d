import { join } from 'node:path';
import { build } from '../esbuild.mjs';
import { openWindow } from './host/window';
import { waitForProblems } from './pictures/driver';
import { scenes } from './pictures/scenes';
import { makeSampleWorkspace } from './sample/workspace';
import { projectFolder } from './setUp.mjs';

/** Plays the scenes named, or all of them, each in a VS Code of its own on a sample workspace of its own, and keeps pictures. */
export async function takePictures(names: readonly string[]): Promise<void> {
  await build();
  for (const [name, play] of Object.entries(scenes)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const sample = await makeSampleWorkspace();
    const { folder, authoritiesFile } = sample;
    const page = await openWindow(
      { folder, developmentPaths: [projectFolder] },
      { 'santeCerts.additionalAuthorities': [authoritiesFile] },
    );
    const path = join(projectFolder, 'docs/images', `${name}.png`);
    await waitForProblems(page);
    await play(page, sample).finally(() => page.screenshot({ path, animations: 'disabled' }));
    await page.context().browser()?.close();
    console.log(path);
  }
}
