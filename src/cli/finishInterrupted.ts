import type { ConfigurationDocument } from '../core/config/document';
import { finishedText } from '../core/installation/finishedText';
import { finishInstallations } from '../core/installation/install';
import type { SecretsFolder } from '../core/secretsFolder';
import type { CliArguments } from './arguments';
import { UsageError } from './command';
import { complain } from './tell';
import type { Terminal } from './terminal';

/** Finishes what an interruption has left of earlier installations, and says so; throws where it cannot be. */
export async function finishInterrupted(
  document: ConfigurationDocument,
  secretsFolder: string,
  secrets: SecretsFolder,
  given: Pick<CliArguments, 'language'>,
  terminal: Terminal,
): Promise<void> {
  for (const { id, refusal } of await finishInstallations(document, secretsFolder, secrets)) {
    if (refusal) throw new UsageError(refusal.message);
    complain(finishedText([id]), given, terminal);
  }
}
