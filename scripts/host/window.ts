import type { Page } from 'playwright-core';
import { temporaryFolder } from '../atExit';
import { launchBrowser } from './chromium';
import { hostPieces } from './pieces';
import { quietSettings, startServer } from './server';
import { openWorkbench, type WorkbenchOptions } from './workbench';

/** Settings that leave room for what is looked at. */
const pictureSettings = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'window.title': '${rootName}',
};

/** Opens a VS Code window to drive, with the extension of the given source folder; it closes when this process ends. */
export async function openWindow(
  options: Pick<WorkbenchOptions, 'folder' | 'developmentPaths' | 'locale'>,
  settings: Readonly<Record<string, unknown>>,
): Promise<Page> {
  const pieces = await hostPieces();
  const address = await startServer(pieces, {
    dataFolder: temporaryFolder('window'),
    settings: { ...quietSettings, ...pictureSettings, ...settings },
    workspaceTrust: false,
    token: null,
    driven: true,
  });
  const page = await openWorkbench(await launchBrowser(pieces.chromium), address, options);
  page.setDefaultTimeout(30_000);
  return page;
}
