import { Uri, window, workspace } from 'vscode';
import type { InstallationPlan } from '../../core/installation/planInstallation';
import type { InstallationRefusal } from '../../core/installation/refusals';
import type { Text } from '../../core/language';
import type { SecretsFolder } from '../../core/secretsFolder';
import { commandIds } from '../../protocol';
import { trustedAuthorities } from '../authorities';
import { entriesOf } from '../chooseEntry';
import { documentAt, ignoring, workIn, type EntryWork } from '../entryWork';
import { finishInterrupted } from '../interruptedInstallations';
import { keepingFirst } from '../keepingFirst';
import { openBundle } from '../openBundle';
import { askNewPassphrase, Cancelled, type NewPassphrase } from '../passphrase';
import { chooseReturned, readReturnedFile } from '../returnedSource';
import type { Command } from '../session';
import { language, say, withoutMarkdown } from '../settings';
import { mayWrite } from '../trust';
import { chooseFolder } from '../workspaceFolder';

/** Checks a certificate that came back and stores it with its chain beside the key that it was issued for. */
export const installCertificate: Command = {
  id: commandIds.installCertificate,
  async execute({ client, host }, file: unknown, id: unknown) {
    if (!(await mayWrite())) return;
    const source = file instanceof Uri ? file : await chooseReturned();
    const bytes = source instanceof Uri ? await readReturnedFile(source) : source;
    const own = source instanceof Uri ? workspace.getWorkspaceFolder(source) : undefined;
    const folder = own ?? (await chooseFolder());
    const work = folder && (await workIn(folder.uri, host));
    if (!work) return;
    const entries = await entriesOf(await client);
    const uris = [...new Set(entries.map(({ configurationUri }) => configurationUri))];
    const inFolder = uris
      .map((uri) => Uri.parse(uri, true))
      .filter((uri) => workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.uri.toString());
    const documents = await Promise.all(inFolder.map((uri) => documentAt(uri, folder)));
    await finishInterrupted(documents, work);

    const { planInstallation, install } = await import('../later');
    const authorities = await trustedAuthorities();
    let opening: ReturnType<typeof openBundle> | undefined;
    let chosen: NewPassphrase | undefined;
    const order = {
      ...work,
      documents,
      authorities,
      bytes,
      open: () => (opening ??= openBundle({ bytes })),
      newPassphrase: async () => (chosen ??= await askNewPassphrase(newTitle)).passphrase,
      ...(typeof id === 'string' && { id }),
    };
    const planned = (named: typeof order & { id?: string }) =>
      ignoring<InstallationPlan | InstallationRefusal>(work.secrets, () =>
        planInstallation(named, work.secrets),
      );
    let plan = await planned(order);
    if ('ids' in plan) {
      const named = await window.showQuickPick(plan.ids, { title: say(plan.message), ignoreFocusOut: true });
      if (named === undefined) return;
      plan = await planned({ ...order, id: named });
    }
    if ('reason' in plan) return refuse(plan);
    await confirm(plan);
    const refusal = await install(plan, keepingKey(plan, work, chosen));
    if (refusal) return refuse(refusal);
    const { installedText } = await import('../later');
    void window.showInformationMessage(say(installedText(plan)));
  },
};

/** Keeps the passphrase of a key that comes along before the journal is written, which is first and holds that key. */
function keepingKey(
  { files, journal: { privateKey } }: InstallationPlan,
  { folder, secrets }: EntryWork,
  chosen: NewPassphrase | undefined,
): SecretsFolder {
  const path = files.privateKey;
  if (path === null || privateKey === null) return secrets;
  let isBegun = false;
  return {
    ...secrets,
    async writeNew(written) {
      const write = () => secrets.writeNew(written);
      if (isBegun) return write();
      const refusal = await keepingFirst(chosen, Uri.joinPath(folder.uri, path), privateKey, write);
      isBegun = refusal === null;
      return refusal;
    },
  };
}

const newTitle: Text = {
  en: 'This PKCS#12 has no password: passphrase for its key',
  fr: 'Ce PKCS#12 n’a pas de mot de passe : phrase de passe pour sa clé',
};

async function refuse({ message }: Pick<InstallationRefusal, 'message'>): Promise<void> {
  await window.showErrorMessage(say({ en: 'Nothing was installed.', fr: 'Rien n’a été installé.' }), {
    modal: true,
    detail: say(message),
  });
}

/** Shows what would be installed, and what it replaces. Throws `Cancelled`. */
async function confirm(plan: InstallationPlan): Promise<void> {
  const { planText } = await import('../later');
  const { title, detail } = planText(plan, language());
  const question = withoutMarkdown(title);
  const go = say({ en: 'Install', fr: 'Installer' });
  const isWarned = plan.findings.some(({ severity }) => severity === 'warning');
  const show = isWarned ? window.showWarningMessage : window.showInformationMessage;
  if ((await show(question, { modal: true, detail: withoutMarkdown(detail) }, go)) !== go)
    throw new Cancelled();
}
