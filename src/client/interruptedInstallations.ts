import { Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { ConfigurationDocument } from '../core/config/document';
import { journalName } from '../core/installation/journal';
import { entryFolder } from '../core/inventory/entryFiles';
import type { SecretsFolder } from '../core/secretsFolder';
import type { EntrySummary } from '../protocol';
import { entriesOf } from './chooseEntry';
import { documentAt, workIn, type EntryWork } from './entryWork';
import type { Session } from './session';
import { say, secretsFolder } from './settings';

/** Finishes what an interruption has left of installations in folders that are opened, and says so. */
export async function finishInOpened(
  folders: readonly WorkspaceFolder[],
  { client, host }: Pick<Session, 'client' | 'host'>,
): Promise<void> {
  const writable = folders.filter(({ uri }) => host.secretsOf(uri) !== null);
  if (!workspace.isTrusted || writable.length === 0) return;
  const entries = await entriesOf(await client);
  for (const folder of writable) {
    const secrets = host.secretsOf(folder.uri);
    const begun = secrets ? await configurationsBegun(folder, entries, secrets) : [];
    const work = begun.length > 0 ? await workIn(folder.uri, host) : undefined;
    if (!work) continue;
    const documents = await Promise.all(begun.map((uri) => documentAt(uri, folder)));
    await finishInterrupted(documents, work, { isOpening: true });
  }
}

/** The configurations of a folder with an entry whose installation has begun: asked of the disk alone, as a rule for nothing. */
async function configurationsBegun(
  folder: WorkspaceFolder,
  entries: readonly EntrySummary[],
  secrets: SecretsFolder,
): Promise<Uri[]> {
  const begun = new Set<string>();
  for (const { configurationUri, id } of entries) {
    const uri = Uri.parse(configurationUri, true);
    if (workspace.getWorkspaceFolder(uri)?.uri.toString() !== folder.uri.toString()) continue;
    const path = uri.path.slice(folder.uri.path.length + 1);
    const own = entryFolder(path, { id }, secretsFolder(folder.uri));
    if (own !== null && (await secrets.obstacle(`${own}/${journalName}`))) begun.add(configurationUri);
  }
  return [...begun].map((each) => Uri.parse(each, true));
}

/** Finishes what an interruption has left of installations of these configurations, and says so in one message. */
export async function finishInterrupted(
  documents: readonly ConfigurationDocument[],
  { secrets, secretsFolder: root }: EntryWork,
  { isOpening = false } = {},
): Promise<void> {
  const { finishInstallations, finishedText } = await import('./later');
  const all = await Promise.all(documents.map((each) => finishInstallations(each, root, secrets)));
  const finished = all.flat();
  const done = finished.filter(({ refusal }) => refusal === null).map(({ id }) => id);
  if (done.length > 0) void window.showInformationMessage(say(finishedText(done)));
  for (const { refusal } of finished) {
    // Where another window is at work, it says so itself.
    const isOthers = isOpening && refusal?.reason === 'busy';
    if (refusal && !isOthers) void window.showErrorMessage(say(refusal.message));
  }
}
