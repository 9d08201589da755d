import { ProgressLocation, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { GeneratedKeyAndRequest, GenerationRefusal } from '../../core/generateKeyAndRequest';
import type { SecretsFolder } from '../../core/secretsFolder';
import { commandIds } from '../../protocol';
import { chooseEntry, type EntryPlace } from '../chooseEntry';
import { askPassphrase, Cancelled } from '../passphrase';
import type { Command } from '../session';
import { say, secretsFolder } from '../settings';
import { mayWrite } from '../trust';

/**
 * Makes the private key and the CSR of a certificate entry.
 *
 * It happens here in the extension host: neither the key nor its passphrase ever goes to the server.
 */
export const generateKeyAndRequest: Command = {
  id: commandIds.generateKeyAndRequest,
  async execute({ client, host }, configurationUri, id) {
    if (!(await mayWrite())) return;
    const entry = entryOf(configurationUri, id) ?? (await chooseEntry(await client));
    if (entry === undefined) return;
    const folder = workspace.getWorkspaceFolder(entry.configuration);
    const secrets = folder && host.secretsOf(folder.uri);
    if (!folder || !secrets) {
      void window.showErrorMessage(say(notOnThisMachine));
      return;
    }
    const bits = await chooseBits();
    if (bits === undefined) return;
    await generateIn(folder, secrets, entry, bits);
  },
};

const notOnThisMachine = {
  en: 'Keys are generated only in a workspace folder on this machine. Open the folder from a disk.',
  fr: 'Les clés ne sont générées que dans un dossier de travail de cette machine. Ouvrez le dossier depuis un disque.',
};

type Bits = 2048 | 3072 | 4096;

function entryOf(configurationUri: unknown, id: unknown): EntryPlace | undefined {
  if (typeof configurationUri !== 'string' || typeof id !== 'string') return undefined;
  return { configuration: Uri.parse(configurationUri, true), id };
}

async function chooseBits(): Promise<Bits | undefined> {
  const choices: { label: string; description: string; bits: Bits }[] = [
    {
      label: 'RSA 2048',
      description: say({ en: 'what IGC-Santé issues', fr: 'ce que délivre l’IGC-Santé' }),
      bits: 2048,
    },
    { label: 'RSA 3072', description: '', bits: 3072 },
    { label: 'RSA 4096', description: '', bits: 4096 },
  ];
  const title = say({ en: 'Strength of the key', fr: 'Taille de la clé' });
  return (await window.showQuickPick(choices, { title, ignoreFocusOut: true }))?.bits;
}

async function generateIn(
  folder: WorkspaceFolder,
  secrets: SecretsFolder,
  entry: EntryPlace,
  bits: Bits,
): Promise<void> {
  const outcome = await attempt(folder, secrets, entry, bits);
  if (!('reason' in outcome)) return tellGenerated(folder, outcome);
  if (outcome.folder === undefined) {
    void window.showErrorMessage(say(outcome.message));
    return;
  }
  const add = say({ en: 'Add to .gitignore', fr: 'Ajouter à .gitignore' });
  if ((await window.showWarningMessage(say(outcome.message), add)) !== add) return;
  await secrets.ignore(outcome.folder);
  await generateIn(folder, secrets, entry, bits);
}

async function attempt(
  folder: WorkspaceFolder,
  secrets: SecretsFolder,
  { configuration, id }: EntryPlace,
  bits: Bits,
): Promise<GeneratedKeyAndRequest | GenerationRefusal> {
  const { generateKeyAndRequest: generate, parseConfiguration, readLevels } = await import('../later');
  const text = (await workspace.openTextDocument(configuration)).getText();
  const document = parseConfiguration(configuration.path.slice(folder.uri.path.length + 1), text);
  const title = say({ en: `Key and CSR of ${id}`, fr: `Clé et CSR de ${id}` });
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) => {
      const guarded: SecretsFolder = {
        ...secrets,
        writeNew(files) {
          if (token.isCancellationRequested) throw new Cancelled();
          return secrets.writeNew(files);
        },
      };
      const order = {
        document,
        id,
        bits,
        passphrase: askPassphrase,
        secretsFolder: secretsFolder(folder.uri),
        now: new Date(),
        levels: readLevels(workspace.getConfiguration('santeCerts', folder.uri).get('rules')),
      };
      return generate(order, guarded);
    },
  );
}

async function tellGenerated(
  folder: WorkspaceFolder,
  { privateKey, request, notes }: GeneratedKeyAndRequest,
): Promise<void> {
  await window.showTextDocument(Uri.joinPath(folder.uri, request));
  const done = say({
    en: `The key is in ${privateKey}. Upload the CSR, ${request}, to the IGC-Santé platform.`,
    fr: `La clé est dans ${privateKey}. Déposez la CSR, ${request}, sur la plateforme IGC-Santé.`,
  });
  void window.showInformationMessage([done, ...notes.map(say)].join(' '));
}
