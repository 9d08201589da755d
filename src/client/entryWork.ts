import { window, workspace, type Uri, type WorkspaceFolder } from 'vscode';
import type { ConfigurationDocument } from '../core/config/document';
import type { Text } from '../core/language';
import type { RuleLevels } from '../core/rules/levels';
import type { SecretsFolder } from '../core/secretsFolder';
import { Cancelled } from './passphrase';
import type { Host } from './session';
import { say, secretsFolder } from './settings';

/** What a command that writes the files of entries works with. */
export interface EntryWork {
  readonly folder: WorkspaceFolder;
  readonly secrets: SecretsFolder;
  readonly secretsFolder: string;
  readonly now: Date;
  readonly levels: RuleLevels;
}

/** The work in the folder of a file; undefined, having said why, where nothing can be written. */
export async function workIn(place: Uri, host: Host): Promise<EntryWork | undefined> {
  const folder = workspace.getWorkspaceFolder(place);
  const secrets = folder && host.secretsOf(folder.uri);
  if (!folder || !secrets) {
    void window.showErrorMessage(say(notOnThisMachine));
    return undefined;
  }
  const { readLevels } = await import('./later');
  const levels = readLevels(workspace.getConfiguration('santeCerts', folder.uri).get('rules'));
  return { folder, secrets, secretsFolder: secretsFolder(folder.uri), now: new Date(), levels };
}

const notOnThisMachine: Text = {
  en: 'Keys and certificates are written only in a workspace folder on this machine. Open the folder from a disk.',
  fr: 'Clés et certificats ne sont écrits que dans un dossier de travail de cette machine. Ouvrez le dossier depuis un disque.',
};

/** A configuration as the editor shows it. */
export async function documentAt(
  configuration: Uri,
  folder: WorkspaceFolder,
): Promise<ConfigurationDocument> {
  const { parseConfiguration } = await import('./later');
  const text = (await workspace.openTextDocument(configuration)).getText();
  return parseConfiguration(configuration.path.slice(folder.uri.path.length + 1), text);
}

/** Why some work was not done; `line` is what `.gitignore` has to say first. */
interface Refusal {
  readonly reason: string;
  readonly message: Text;
  readonly line?: string;
}

/** Does some work, and again once git ignores what it was refused for, if the user agrees. */
export async function ignoring<T extends object>(
  secrets: SecretsFolder,
  attempt: () => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const added = new Set<string>();
  for (;;) {
    const outcome = await attempt();
    // A line that does not help is not added once more.
    if (!isRefusal(outcome) || outcome.line === undefined || added.has(outcome.line)) return outcome;
    await ignore(secrets, outcome.message, outcome.line);
    added.add(outcome.line);
  }
}

function isRefusal(outcome: object): outcome is Refusal {
  return 'reason' in outcome;
}

/** Adds a line to `.gitignore` if the user agrees; throws `Cancelled` otherwise. */
export async function ignore(secrets: SecretsFolder, message: Text, line: string): Promise<void> {
  const add = say({ en: 'Add to .gitignore', fr: 'Ajouter à .gitignore' });
  if ((await window.showWarningMessage(say(message), add)) !== add) throw new Cancelled();
  await secrets.ignore(line);
}
