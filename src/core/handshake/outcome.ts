import { unhidden } from '../features/markdown';
import type { Text } from '../language';
import { alertOf } from './alerts';
import type { ObservedHandshake } from './observedHandshake';
import { targetText } from './target';

/** How a handshake ended, in words. */
export interface Outcome {
  /** `unclear` where it succeeded, or failed, without telling anything of the client certificate. */
  readonly result: 'accepted' | 'refused' | 'unclear';
  readonly headline: Text;
  readonly meaning: Text;
}

/** How a handshake ended, and what that means of our certificate. */
export function outcomeOf({ observation, target }: ObservedHandshake): Outcome {
  const { end, certificateSent } = observation;
  const where = unhidden(targetText(target));
  switch (end.kind) {
    case 'accepted':
      return certificateSent ? accepted : notAskedFor;
    case 'quiet':
      return certificateSent ? notRefused : notAskedFor;
    case 'alert':
      return alerted(end.alert);
    case 'closed':
      return certificateSent ? closedAfterCertificate : closedBefore;
    case 'not-tls':
      return unclear(
        {
          en: `What answers at ${where} does not speak TLS.`,
          fr: `Ce qui répond sur ${where} ne parle pas TLS.`,
        },
        {
          en: 'Check the port: the one of https is 443. A server or proxy in front may also answer in clear.',
          fr: 'Vérifiez le port : celui de https est 443. Un serveur ou un proxy en amont peut aussi répondre en clair.',
        },
      );
    case 'outdated':
      return unclear(
        {
          en: 'The server offers only versions or strengths of TLS that are refused here.',
          fr: 'Le serveur n’offre que des versions ou des tailles de clé TLS refusées ici.',
        },
        {
          en: 'TLS 1.2 is the least. The server has to be updated.',
          fr: 'TLS 1.2 est le minimum. Le serveur doit être mis à jour.',
        },
      );
    case 'unknown-host':
      return unclear(
        {
          en: `No address is known for ${unhidden(target.host)}.`,
          fr: `Aucune adresse n’est connue pour ${unhidden(target.host)}.`,
        },
        {
          en: 'Check the spelling. Some services have names only inside their own network, or over a VPN.',
          fr: 'Vérifiez l’orthographe. Certains services n’ont de nom que dans leur réseau, ou par un VPN.',
        },
      );
    case 'connection-refused':
      return unclear(
        { en: `Nothing listens at ${where}.`, fr: `Rien n’écoute sur ${where}.` },
        {
          en: 'The machine answered that the port is closed. Check the port, and that the server runs.',
          fr: 'La machine a répondu que le port est fermé. Vérifiez le port, et que le serveur fonctionne.',
        },
      );
    case 'unreachable':
      return unclear(
        { en: `${where} cannot be reached.`, fr: `${where} est injoignable.` },
        {
          en: 'There is no way there from this machine. Check the network, the VPN and the firewall.',
          fr: 'Aucun chemin n’y mène depuis cette machine. Vérifiez le réseau, le VPN et le pare-feu.',
        },
      );
    case 'timeout':
      return unclear(
        {
          en: `${where} did not answer within ten seconds.`,
          fr: `${where} n’a pas répondu en dix secondes.`,
        },
        end.connected ? silentServer : silentNetwork,
      );
    case 'cancelled':
      return unclear(
        { en: 'The test was cancelled.', fr: 'Le test a été annulé.' },
        { en: 'Nothing is known.', fr: 'Rien n’est connu.' },
      );
    case 'unusable-identity':
      return unclear(
        {
          en: 'No connection was made: TLS cannot use this key and certificate here.',
          fr: 'Aucune connexion n’a été ouverte : TLS ne peut pas utiliser cette clé et ce certificat ici.',
        },
        {
          en: 'They are no pair, or too weak (RSA under 2,048 bits, SHA-1). Inspect both files.',
          fr: 'Ils ne vont pas ensemble, ou sont trop faibles (RSA sous 2 048 bits, SHA-1). Inspectez les deux fichiers.',
        },
      );
    case 'other':
      return unclear(
        { en: 'The handshake failed.', fr: 'La négociation a échoué.' },
        {
          en: `The system says ${unhidden(end.code)}.`,
          fr: `Le système indique ${unhidden(end.code)}.`,
        },
      );
  }
}

function alerted(number: number): Outcome {
  const alert = alertOf(number);
  const name = alert?.name ?? String(number);
  const meaning = alert?.meaning ?? {
    en: 'It tells no more. Ask those who run the server.',
    fr: 'Il n’en dit pas plus. Demandez à ceux qui exploitent le serveur.',
  };
  if (!alert?.refusesCertificate)
    return unclear(
      {
        en: `The server refused to go on (alert ${name}).`,
        fr: `Le serveur a refusé de continuer (alerte ${name}).`,
      },
      meaning,
    );
  return {
    result: 'refused',
    headline: {
      en: `The server refused the client certificate (alert ${name}).`,
      fr: `Le serveur a refusé le certificat client (alerte ${name}).`,
    },
    meaning,
  };
}

function unclear(headline: Text, meaning: Text): Outcome {
  return { result: 'unclear', headline, meaning };
}

const httpMayRefuse = {
  en: 'Some servers refuse only later, in their first answer (HTTP 400 or 403): this test asks for none.',
  fr: 'Certains serveurs ne refusent que plus tard, dans leur première réponse (HTTP 400 ou 403) : ce test n’en demande aucune.',
};

const accepted: Outcome = {
  result: 'accepted',
  headline: {
    en: 'The server asked for the client certificate and accepted it.',
    fr: 'Le serveur a demandé le certificat client et l’a accepté.',
  },
  meaning: httpMayRefuse,
};

const notRefused: Outcome = {
  result: 'accepted',
  headline: {
    en: 'The server asked for the client certificate and did not refuse it within two seconds.',
    fr: 'Le serveur a demandé le certificat client et ne l’a pas refusé en deux secondes.',
  },
  meaning: httpMayRefuse,
};

const notAskedFor = unclear(
  {
    en: 'The connection works, but the server did not ask for a client certificate.',
    fr: 'La connexion fonctionne, mais le serveur n’a pas demandé de certificat client.',
  },
  {
    en: 'This proves nothing about the certificate. The service may be at another host or port, or ask for it only once a certain address is called.',
    fr: 'Cela ne prouve rien sur le certificat. Le service est peut-être sur un autre hôte ou port, ou ne le demande qu’à l’appel de certaines adresses.',
  },
);

const closedAfterCertificate: Outcome = {
  result: 'refused',
  headline: {
    en: 'The server closed the connection once it had the client certificate, without saying why.',
    fr: 'Le serveur a fermé la connexion après avoir reçu le certificat client, sans dire pourquoi.',
  },
  meaning: {
    en: 'Most likely it refuses it: an authority that it does not know, or a certificate that is not registered. Its own log tells which.',
    fr: 'Il le refuse très probablement : autorité inconnue de lui, ou certificat non enregistré. Son journal le dira.',
  },
};

const closedBefore = unclear(
  {
    en: 'The connection was closed before anything was agreed.',
    fr: 'La connexion a été fermée avant tout accord.',
  },
  {
    en: 'A firewall or proxy may cut it, or the server takes only known addresses. Ask those who run it whether yours is allowed.',
    fr: 'Un pare-feu ou un proxy la coupe peut-être, ou le serveur n’admet que des adresses connues. Demandez à ses exploitants si la vôtre est autorisée.',
  },
);

const silentServer = {
  en: 'There is a connection, but no TLS answer: it may be another protocol, or a server that is overloaded.',
  fr: 'La connexion existe, mais sans réponse TLS : c’est peut-être un autre protocole, ou un serveur surchargé.',
};

const silentNetwork = {
  en: 'Not even a connection: a firewall probably drops it, or a proxy is needed, which this test does not use.',
  fr: 'Pas même une connexion : un pare-feu l’ignore sans doute, ou il faut un proxy, que ce test n’utilise pas.',
};
