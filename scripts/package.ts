import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from '../esbuild.mjs';
import { holdsPrivateKey } from './privateKey';
import { projectFolder } from './setUp.mjs';

const sizeLimit = 2_000_000;

/** What VS Code shows of the installed extension: it shows no picture and follows no link of the README. */
const extensionPage = 'media/extension-page.md';

/** Builds and packages the extension; returns the package's path, or throws where it must not be published. */
export async function packageExtension(): Promise<string> {
  await build({ production: true });
  await refusePrivateKeys();
  const vsix = join(projectFolder, 'sante-certs.vsix');
  await createVSIX({
    packagePath: vsix,
    readmePath: extensionPage,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(vsix);
  if (size >= sizeLimit) throw new Error(`${vsix} takes ${size} bytes; it must stay under ${sizeLimit}.`);
  return vsix;
}

/** Paths of the files that would be packaged. */
export function packagedFiles(): Promise<string[]> {
  return listFiles({ cwd: projectFolder, packageManager: PackageManager.None });
}

async function refusePrivateKeys(): Promise<void> {
  const guilty = (await packagedFiles()).filter((file) =>
    holdsPrivateKey(readFileSync(join(projectFolder, file))),
  );
  if (guilty.length > 0) throw new Error(`A private key would be packaged in ${guilty.join(', ')}.`);
}
