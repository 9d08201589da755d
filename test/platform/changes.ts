import { readFileSync } from 'node:fs';
import { install } from '../../src/core/installation/install';
import type { InstallationPlan } from '../../src/core/installation/planInstallation';
import type { NewFile } from '../../src/core/secretsFolder';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';

/** What the process that `killed.test.ts` kills is to do in the current folder: install, or write new files. */
export type Changes = { readonly plan: InstallationPlan } | { readonly files: readonly NewFile[] };

const [file = ''] = process.argv.slice(2);
const changes = JSON.parse(readFileSync(file, 'utf8')) as Changes;
const secrets = nodeSecretsFolder(process.cwd());
void ('plan' in changes ? install(changes.plan, secrets) : secrets.writeNew(changes.files)).then(
  (refusal) => {
    process.exitCode = refusal ? 2 : 0;
  },
);
