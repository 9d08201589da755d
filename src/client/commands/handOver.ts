import { env, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { EnvelopeRecipient } from '../../core/cms/envelopedData';
import type { HandoverKind } from '../../core/handover/content';
import type { Recipient } from '../../core/handover/recipient';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import { trustedAuthorities } from '../authorities';
import { chooseEntry } from '../chooseEntry';
import { chooseFile } from '../chooseFile';
import { copyForAMinute } from '../clipboard';
import { documentAt, workIn } from '../entryWork';
import { contentOf, refuse } from '../filePlace';
import { Cancelled } from '../passphrase';
import { showReport } from '../reportView';
import type { Command, Session } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/** Encrypts the request of an entry for whoever uploads it: a CSR is not for plain mail (S2-080). */
export const shareRequest: Command = {
  id: commandIds.shareRequest,
  execute: (session) => handOver(session, 'request'),
};

/** Encrypts what a server needs to use the certificate of an entry, for whoever installs it there. */
export const handOverBundle: Command = {
  id: commandIds.handOverBundle,
  execute: (session) => handOver(session, 'bundle'),
};

async function handOver({ client, host }: Session, kind: HandoverKind): Promise<void> {
  if (!(await mayWrite())) return;
  const place = await chooseEntry(await client, ({ hasKey }) => hasKey, titles[kind]);
  const work = place && (await workIn(place.configuration, host));
  if (!work) return;
  const { handoverContent, handOver: write, instructions } = await import('../later');
  const { folder, secrets, secretsFolder } = work;
  const document = await documentAt(place.configuration, folder);
  const order = { document, id: place.id, kind, secretsFolder };
  const content = await handoverContent(order, secrets);
  if ('refusal' in content) return refuse(content.refusal);
  const recipient = await chooseRecipient();
  const title = say({ en: `Encrypting ${content.name}…`, fr: `Chiffrement de ${content.name}…` });
  const outcome = await window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    write(content, recipient, secrets),
  );
  if ('refusal' in outcome) return refuse(outcome.refusal);
  const file = outcome.path.slice(outcome.path.lastIndexOf('/') + 1);
  const by = 'passphrase' in recipient ? 'passphrase' : 'certificate';
  const how = say(instructions(file, content.name, by));
  const done = say({
    en: `Written: ${outcome.path}. Santé Certs sends nothing: give this file to its recipient yourself.`,
    fr: `Écrit : ${outcome.path}. Santé Certs n’envoie rien : remettez vous-même ce fichier à son destinataire.`,
  });
  await showReport(file, [done, ...content.notes.map(say), how].join('\n\n'));
  if ('passphrase' in recipient) await tellPassphrase(recipient.passphrase);
  await offer(how, Uri.joinPath(folder.uri, outcome.path));
}

const titles: Record<HandoverKind, Text> = {
  request: { en: 'Certificate whose CSR to share', fr: 'Certificat dont transmettre la CSR' },
  bundle: { en: 'Certificate to hand over with its key', fr: 'Certificat à remettre avec sa clé' },
};

/** Throws `Cancelled` where the user leaves. */
async function chooseRecipient(): Promise<EnvelopeRecipient> {
  const certificate = {
    label: say({ en: 'For a certificate', fr: 'Pour un certificat' }),
    description: say({
      en: 'only the holder of its key can open the file',
      fr: 'seul le détenteur de sa clé peut ouvrir le fichier',
    }),
  };
  const passphrase = {
    label: say({ en: 'With a generated passphrase', fr: 'Par une phrase de passe générée' }),
    description: say({ en: 'told by another channel', fr: 'à dire par un autre canal' }),
  };
  const chosen = await window.showQuickPick([certificate, passphrase], {
    title: say({ en: 'Who may open the file', fr: 'Qui peut ouvrir le fichier' }),
    ignoreFocusOut: true,
  });
  if (chosen === certificate) return { certificate: (await chooseCertificate()).certificate };
  if (chosen !== passphrase) throw new Cancelled();
  const { generatePassphrase } = await import('../later');
  return { passphrase: generatePassphrase() };
}

async function chooseCertificate(): Promise<Recipient> {
  const file = await chooseFile({ en: 'Certificate of the recipient', fr: 'Certificat du destinataire' });
  if (!file) throw new Cancelled();
  const { readRecipient } = await import('../later');
  const recipient = await readRecipient(await contentOf(file), await trustedAuthorities(), new Date());
  if ('refusal' in recipient) return refuse(recipient.refusal);
  await confirm(recipient);
  return recipient;
}

async function confirm({ inspected, warnings }: Recipient): Promise<void> {
  const { visible } = await import('../later');
  const name = visible(inspected.subject.CN ?? inspected.subject.dn);
  const encrypt = say({ en: 'Encrypt', fr: 'Chiffrer' });
  const question = say({ en: `Encrypt for “${name}”?`, fr: `Chiffrer pour « ${name} » ?` });
  const detail = [visible(inspected.subject.dn), ...warnings.map(say)].join('\n\n');
  if ((await window.showWarningMessage(question, { modal: true, detail }, encrypt)) !== encrypt)
    throw new Cancelled();
}

async function tellPassphrase(passphrase: string): Promise<void> {
  const copy = say({ en: 'Copy for One Minute', fr: 'Copier pour une minute' });
  const chosen = await window.showInformationMessage(
    say({ en: `Passphrase: ${passphrase}`, fr: `Phrase de passe : ${passphrase}` }),
    {
      modal: true,
      detail: say({
        en: 'It is shown this once and kept nowhere. Tell it by another channel than the file: by telephone, say, never in the same mail.',
        fr: 'Elle n’est montrée que cette fois et n’est conservée nulle part. Donnez-la par un autre canal que le fichier : par téléphone par exemple, jamais dans le même courriel.',
      }),
    },
    copy,
    say({ en: 'I Have Written It Down', fr: 'Je l’ai notée' }),
  );
  if (chosen === copy) await copyForAMinute(passphrase);
}

async function offer(how: string, file: Uri): Promise<void> {
  const copy = say({ en: 'Copy the Instructions', fr: 'Copier le mode d’emploi' });
  const message = say({
    en: `${workspace.asRelativePath(file)} is ready. The recipient needs the instructions too: nothing in them is secret.`,
    fr: `${workspace.asRelativePath(file)} est prêt. Le destinataire a aussi besoin du mode d’emploi : rien n’y est secret.`,
  });
  if ((await window.showInformationMessage(message, copy)) === copy) await env.clipboard.writeText(how);
}
