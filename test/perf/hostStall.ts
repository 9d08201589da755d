import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWindow } from '../../scripts/host/window';
import { waitForProblems } from '../../scripts/pictures/driver';
import { projectFolder } from '../../scripts/setUp.mjs';

/** The longest stall of the extension host, in milliseconds, while the extension as it is built reads `root` and tells what is wrong in it. */
export async function hostStall(root: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-probed-'));
  const stalls = probedExtension(folder);
  const page = await openWindow({ folder: root, developmentPaths: [folder] }, {});
  await waitForProblems(page);
  // The window itself is still starting.
  await stalls.untilQuiet();
  const from = Date.now();
  // In another language, everything is read and told anew.
  const settings = join(root, '.vscode');
  mkdirSync(settings);
  writeFileSync(join(settings, 'settings.json'), JSON.stringify({ 'santeCerts.language': 'fr' }));
  await stalls.untilQuiet();
  await page.context().browser()?.close();
  rmSync(settings, { recursive: true });
  return Math.max(0, ...stalls.since(from));
}

/** How often the event loop is looked at, in milliseconds. */
const interval = 2;
/** The event loop is at rest once it has stalled no more for so many milliseconds. */
const quiet = 5000;

/** A copy of the extension that writes down each stall of the extension host: when it ended and how long it was. */
function probedExtension(folder: string) {
  const log = join(folder, 'stalls.txt');
  for (const part of ['dist', 'media', 'language', 'snippets', 'package.nls.json', 'package.nls.fr.json'])
    cpSync(join(projectFolder, part), join(folder, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, main: './probed.js' }));
  writeFileSync(log, '');
  writeFileSync(
    join(folder, 'probed.js'),
    `const { appendFile } = require('node:fs');
let last = performance.now();
setInterval(() => {
  const stall = performance.now() - last - ${interval};
  last = performance.now();
  if (stall > 10) appendFile(${JSON.stringify(log)}, Date.now() + ' ' + stall + '\\n', () => undefined);
}, ${interval});
module.exports = require('./dist/extension.js');
`,
  );
  const stalls = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' ').map(Number) as [end: number, length: number]);
  return {
    /** Those that ended after an instant. */
    since: (from: number) => stalls().flatMap(([end, length]) => (end > from ? [length] : [])),
    /** Waits until the event loop is at rest. */
    async untilQuiet() {
      const isQuiet = () => Date.now() - (stalls().at(-1)?.[0] ?? 0) > quiet;
      do await new Promise((resolve) => setTimeout(resolve, quiet));
      while (!isQuiet());
    },
  };
}
