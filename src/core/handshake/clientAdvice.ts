import type { Environment } from '../config/model';
import { dayOf } from '../features/description';
import { visible } from '../features/markdown';
import { igcHost } from '../igc/hosts';
import { isInsiName } from '../igc/insi';
import type { InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';
import type { ObservedHandshake } from './observedHandshake';

/** What of our own certificate would make a server refuse it. */
export function clientAdvice(handshake: ObservedHandshake): Text[] {
  const { client, now, target } = handshake;
  return [
    ...dates(client, now),
    ...usage(client),
    ...environments(handshake),
    ...authority(client),
    ...insiName(client, target.host),
  ];
}

function dates({ notBefore, notAfter }: InspectedCertificate, now: Date): Text[] {
  if (new Date(notAfter) < now)
    return [
      {
        en: `Your certificate expired on ${dayOf(notAfter)}. Renew it.`,
        fr: `Votre certificat a expiré le ${dayOf(notAfter)}. Renouvelez-le.`,
      },
    ];
  if (new Date(notBefore) <= now) return [];
  return [
    {
      en: `Your certificate is valid only from ${dayOf(notBefore)} on.`,
      fr: `Votre certificat n’est valide qu’à partir du ${dayOf(notBefore)}.`,
    },
  ];
}

function usage({ extendedKeyUsage, igc }: InspectedCertificate): Text[] {
  const fits = ['clientAuth', 'anyExtendedKeyUsage'].some((each) => extendedKeyUsage.includes(each));
  if (extendedKeyUsage.length === 0 || (fits && igc?.profile !== 'ORG CONF')) return [];
  const what = igc === null || igc.profile === 'UNKNOWN' ? '' : ` (${igc.profile})`;
  return [
    {
      en: `Your certificate is not for client authentication${what}. Use one of ORG AUTH_CLI or SERV SSL.`,
      fr: `Votre certificat n’est pas fait pour l’authentification client${what}. Utilisez un ORG AUTH_CLI ou un SERV SSL.`,
    },
  ];
}

/** By what the name of the host tells, or else by the server's own certificate. */
function environments({ client, server, target }: ObservedHandshake): Text[] {
  const ours = client.igc?.environment;
  const host = igcHost(target.host);
  const theirs = host?.environment ?? server[0]?.igc?.environment;
  if (ours === undefined || theirs === undefined || ours === theirs) return [];
  return [
    {
      en: `Wrong environment: your certificate is of ${names[ours].en}, this server of ${names[theirs].en}. Each accepts only its own.`,
      fr: `Mauvais environnement : votre certificat est de ${names[ours].fr}, ce serveur de ${names[theirs].fr}. Chacun n’accepte que les siens.`,
    },
  ];
}

const names: Record<Environment, Text> = {
  production: { en: 'production', fr: 'production' },
  test: { en: 'test', fr: 'test' },
};

function authority({ igc, issuer }: InspectedCertificate): Text[] {
  if (igc?.chain === 'verified') return [];
  const name = visible(issuer.CN ?? issuer.dn);
  return [
    igc?.chain === 'broken-signature'
      ? {
          en: `Your certificate is not signed by the authority that it names, “${name}”. No server accepts it.`,
          fr: `Votre certificat n’est pas signé par l’autorité qu’il nomme, « ${name} ». Aucun serveur ne l’accepte.`,
        }
      : {
          en: `Your certificate is issued by “${name}”, no known authority of IGC-Santé. A server of IGC-Santé does not accept it.`,
          fr: `Votre certificat est délivré par « ${name} », autorité inconnue de l’IGC-Santé. Un serveur de l’IGC-Santé ne l’accepte pas.`,
        },
  ];
}

function insiName({ subject }: InspectedCertificate, host: string): Text[] {
  if (igcHost(host)?.service !== 'INSi' || isInsiName(subject.CN ?? '')) return [];
  return [
    {
      en: `INSi answers only to the common names INSI-MANU and INSI-AUTO; yours is “${visible(subject.CN ?? '')}” (error DESIR_560).`,
      fr: `L’INSi ne répond qu’aux noms INSI-MANU et INSI-AUTO ; le vôtre est « ${visible(subject.CN ?? '')} » (erreur DESIR_560).`,
    },
  ];
}
