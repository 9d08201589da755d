/** Makes the sample workspace anew in out/sample, for F5 and for a look by hand. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, setUp } from './setUp.mjs';

await setUp();
const { makeSampleWorkspace } = await import('./sample/workspace.ts');
const parent = join(projectFolder, 'out/sample');
rmSync(parent, { recursive: true, force: true });
const { folder, authoritiesFile } = await makeSampleWorkspace(parent);
console.log(`${folder} is ready. For its certificates to be verified, put into your user settings:
"santeCerts.additionalAuthorities": ["${authoritiesFile}"]`);
