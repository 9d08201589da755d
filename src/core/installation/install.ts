import type { ConfigurationDocument } from '../config/document';
import { entryFiles, entryFolder } from '../inventory/entryFiles';
import { lockName, type SecretsFolder } from '../secretsFolder';
import { hidingLine, visibleToGit } from '../visibleToGit';
import { carryOut } from './carryOut';
import { journalName, readJournal } from './journal';
import type { InstallationPlan } from './planInstallation';
import { areApart, writtenPaths } from './paths';
import { fileRefusal, notOurs, oneFile, type InstallationRefusal } from './refusals';

/** Does what was planned; null once it is done. */
export async function install(
  { journal, folder, files }: InstallationPlan,
  secrets: SecretsFolder,
): Promise<InstallationRefusal | null> {
  const failure = await secrets.exclusively(folder, async () => {
    const content = JSON.stringify(journal, null, 2);
    const refusal = await secrets.writeNew([{ path: `${folder}/${journalName}`, content }]);
    return refusal ?? (await carryOut(journal, folder, files, secrets));
  });
  return failure && fileRefusal(failure);
}

/** What became of an installation that had been interrupted. */
export interface Finished {
  readonly id: string;
  /** Why it could not be finished. */
  readonly refusal: InstallationRefusal | null;
}

/** Finishes the installations of a configuration that something had interrupted. */
export async function finishInstallations(
  { file, configuration }: ConfigurationDocument,
  secretsFolder: string,
  secrets: SecretsFolder,
): Promise<Finished[]> {
  const finished: Finished[] = [];
  for (const entry of configuration.certificates) {
    const folder = entryFolder(file, entry, secretsFolder);
    if (folder === null) continue;
    const isBegun = (await secrets.obstacle(`${folder}/${journalName}`)) !== null;
    const isLocked = (await secrets.obstacle(`${folder}/${lockName}`)) !== null;
    if (!isBegun && !isLocked) continue;
    const failure = await secrets.exclusively(folder, async () => {
      const bytes = await secrets.read(`${folder}/${journalName}`);
      if (bytes === null || 'reason' in bytes) return bytes;
      const journal = readJournal(bytes);
      if (!journal) return { reason: 'changed', path: `${folder}/${journalName}` } as const;
      if (await secrets.isTrackedByGit(`${folder}/${journalName}`))
        return notOurs(`${folder}/${journalName}`);
      const files = entryFiles(file, entry, secretsFolder);
      if (!areApart(files)) return oneFile(entry.id);
      for (const path of writtenPaths(journal, { files, folder })) {
        if (!(await secrets.isHiddenFromGit(path)))
          return visibleToGit(path, hidingLine(file, secretsFolder, path));
      }
      return carryOut(journal, folder, files, secrets);
    });
    const refusal = failure && 'path' in failure ? fileRefusal(failure) : failure;
    if (isBegun) finished.push({ id: entry.id, refusal });
  }
  return finished;
}
