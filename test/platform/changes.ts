import { readFileSync } from 'node:fs';
import { separateKeys } from '../../src/core/exposure/separateKey';
import { install } from '../../src/core/installation/install';
import type { InstallationPlan } from '../../src/core/installation/planInstallation';
import type { NewFile } from '../../src/core/secretsFolder';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { separateKey } from '../../src/platform/separateKey';

/** What the process that `killed.test.ts` kills is to do in the current folder: install, write new files, or move a key. */
export type Changes =
  | { readonly plan: InstallationPlan }
  | { readonly files: readonly NewFile[] }
  | { readonly separated: string };

const [file = ''] = process.argv.slice(2);
const changes = JSON.parse(readFileSync(file, 'utf8')) as Changes;
const secrets = nodeSecretsFolder(process.cwd());
void make().then((isDone) => {
  process.exitCode = isDone ? 0 : 2;
});

async function make(): Promise<boolean> {
  if ('separated' in changes) return separateKey(process.cwd(), changes.separated, separateKeys) !== null;
  return (
    (await ('plan' in changes ? install(changes.plan, secrets) : secrets.writeNew(changes.files))) === null
  );
}
