import { window } from 'vscode';
import type { OpenedIdentity } from '../../core/handshake/clientIdentity';
import type { Target } from '../../core/handshake/handshake';
import type { InspectedCertificate, InspectedItem } from '../../core/inspect/item';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import { keyTitle, passphraseOf } from '../askPassphrase';
import { trustedAuthorities } from '../authorities';
import { cancellable } from '../cancellable';
import { chooseEntry, type EntryPlace } from '../chooseEntry';
import { documentAt, workIn, type EntryWork } from '../entryWork';
import { refuse } from '../filePlace';
import { Cancelled } from '../passphrase';
import { showReport } from '../reportView';
import type { Command } from '../session';
import { language, say } from '../settings';
import { mayConnect } from '../trust';

/**
 * Does a TLS handshake with the certificate and key of an entry, and explains how it ended.
 *
 * The one command that opens a connection, and only to what the user has just confirmed. It happens here in the
 * extension host: the key never goes to the server.
 */
export const testClientAuthentication: Command = {
  id: commandIds.testClientAuthentication,
  async execute({ client, host }) {
    if (!(await mayConnect())) return;
    const place = await chooseEntry(await client, () => true, {
      en: 'Certificate to authenticate with',
      fr: 'Certificat avec lequel s’authentifier',
    });
    const work = place && (await workIn(place.configuration, host));
    if (!work) return;
    const target = await askTarget();
    const identity = await identityOf(place, work);
    const { handshakeText, inspectDer, visible } = await import('../later');
    const authorities = await trustedAuthorities();
    const inspected = await inspectDer('certificate', identity.certificate, authorities);
    if (!isCertificate(inspected)) throw new Error('No certificate');
    await confirm(target, visible(inspected.subject.CN ?? inspected.subject.dn));
    const observation = await cancellable(
      { en: `Connecting to ${target.host}…`, fr: `Connexion à ${target.host}…` },
      (signal) => host.tryHandshake(target, identity.identity, signal),
    );
    if (observation.end.kind === 'cancelled') return;
    const chain = observation.serverChain.map((der) => inspectDer('certificate', der, authorities));
    const server = (await Promise.all(chain)).filter(isCertificate);
    const handshake = { target, observation, client: inspected, server, now: new Date() };
    await showReport(
      `${target.host} ${target.port}`.replaceAll(':', '-'),
      handshakeText(handshake, language()),
    );
  },
};

function isCertificate(item: InspectedItem): item is InspectedCertificate {
  return item.kind === 'certificate';
}

async function askTarget(): Promise<Target> {
  const { readTarget } = await import('../later');
  const written = await window.showInputBox({
    title: say({ en: 'Server to authenticate to', fr: 'Serveur auprès duquel s’authentifier' }),
    placeHolder: 'services.example:443',
    prompt: say({ en: 'Host, or host and port', fr: 'Hôte, ou hôte et port' }),
    ignoreFocusOut: true,
    validateInput(value) {
      const target = readTarget(value);
      return 'mistake' in target ? say(target.mistake) : undefined;
    },
  });
  const target = written === undefined ? null : readTarget(written);
  if (target === null || 'mistake' in target) throw new Cancelled();
  return target;
}

async function identityOf(
  { configuration, id }: EntryPlace,
  { folder, secrets, secretsFolder }: EntryWork,
): Promise<OpenedIdentity> {
  const { openEntryIdentity, isRefusal } = await import('../later');
  const document = await documentAt(configuration, folder);
  const opened = await cancellable(opening, (signal) =>
    openEntryIdentity({ document, id, secretsFolder }, secrets, passphraseOf(keyTitle), signal),
  );
  return isRefusal(opened) ? refuse(opened.message) : opened;
}

const opening: Text = { en: 'Opening the key…', fr: 'Ouverture de la clé…' };

async function confirm(target: Target, commonName: string): Promise<void> {
  const { targetText } = await import('../later');
  const where = targetText(target);
  const connect = say({ en: 'Connect', fr: 'Se connecter' });
  const chosen = await window.showWarningMessage(
    say({ en: `Connect to ${where}?`, fr: `Se connecter à ${where} ?` }),
    {
      modal: true,
      detail: say({
        en: `Host: ${target.host}\nPort: ${target.port}\nCertificate: ${commonName}\n\nThe server sees this certificate and your address. Nothing else is sent but the handshake of TLS.`,
        fr: `Hôte : ${target.host}\nPort : ${target.port}\nCertificat : ${commonName}\n\nLe serveur voit ce certificat et votre adresse. Rien d’autre n’est envoyé que la négociation TLS.`,
      }),
    },
    connect,
  );
  if (chosen !== connect) throw new Cancelled();
}
