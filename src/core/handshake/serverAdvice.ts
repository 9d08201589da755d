import { dayOf } from '../features/description';
import { unhidden, visible } from '../features/markdown';
import { igcHost } from '../igc/hosts';
import type { InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';
import type { ObservedHandshake } from './observedHandshake';
import { namesHost } from './namesHost';

/** What software that connects for good has to know of the server's certificate: whom to trust, and what is wrong. */
export function serverAdvice(handshake: ObservedHandshake): Text[] {
  const { server, target, now } = handshake;
  const [certificate] = server;
  if (!certificate) return [];
  return [
    ...(namesHost(certificate, target.host) ? [] : [otherName(certificate, target.host)]),
    ...dates(certificate, now),
    anchor(certificate, handshake),
  ];
}

function otherName({ san }: InspectedCertificate, host: string): Text {
  const names = visible(san.slice(0, 5).join(', '));
  return {
    en: `The server's certificate does not name ${unhidden(host)}${names && ` but ${names}`}: software that checks it must not connect. Use the name of the certificate, or have it issued again.`,
    fr: `Le certificat du serveur ne nomme pas ${unhidden(host)}${names && ` mais ${names}`} : un logiciel qui le vérifie ne doit pas s’y connecter. Utilisez le nom du certificat, ou faites-le refaire.`,
  };
}

function dates({ notBefore, notAfter }: InspectedCertificate, now: Date): Text[] {
  if (new Date(notAfter) >= now && new Date(notBefore) <= now) return [];
  const [from, until] = [dayOf(notBefore), dayOf(notAfter)];
  return [
    {
      en: `The server's certificate is valid from ${from} to ${until}, not now. Those who run it have to renew it; check the clock of this machine too.`,
      fr: `Le certificat du serveur est valide du ${from} au ${until}, pas maintenant. Ses exploitants doivent le renouveler ; vérifiez aussi l’horloge de cette machine.`,
    },
  ];
}

/** Which authority software has to trust in order to connect. */
function anchor(certificate: InspectedCertificate, { observation, target }: ObservedHandshake): Text {
  const { igc, issuer, subject } = certificate;
  const name = visible(issuer.CN ?? issuer.dn);
  if (observation.publiclyTrusted)
    return {
      en: `The server's certificate comes from a public authority, “${name}”: ordinary trust stores hold its root.`,
      fr: `Le certificat du serveur vient d’une autorité publique, « ${name} » : les magasins de confiance ordinaires ont sa racine.`,
    };
  if (igc?.chain === 'verified') {
    const root = rootOf(issuer.CN ?? '');
    return {
      en: `The server's certificate is of IGC-Santé (${igc.environment}), which no ordinary trust store holds: add “${name}”${root && ` and its root “${visible(root)}”`} to the one of your software.`,
      fr: `Le certificat du serveur est de l’IGC-Santé (${igc.environment === 'test' ? 'test' : 'production'}), absente des magasins de confiance ordinaires : ajoutez « ${name} »${root && ` et sa racine « ${visible(root)} »`} à celui de votre logiciel.`,
    };
  }
  if (igc)
    return {
      en: `The server's certificate claims the authority “${name}” of IGC-Santé, but none that is known signed it. Do not trust this server.`,
      fr: `Le certificat du serveur se réclame de l’autorité « ${name} » de l’IGC-Santé, mais aucune connue ne l’a signé. Ne faites pas confiance à ce serveur.`,
    };
  if (igcHost(target.host))
    return {
      en: `The server's certificate comes from “${name}”, neither IGC-Santé nor a public authority, though the host is one of health services. A proxy that inspects TLS may stand in between: client authentication cannot pass it.`,
      fr: `Le certificat du serveur vient de « ${name} », ni l’IGC-Santé ni une autorité publique, alors que l’hôte est celui d’un service de santé. Un proxy qui inspecte TLS est peut-être intercalé : l’authentification client ne peut pas le traverser.`,
    };
  if (issuer.dn === subject.dn)
    return {
      en: 'The server signed its certificate itself: software can trust it only by adding this very certificate.',
      fr: 'Le serveur a signé lui-même son certificat : un logiciel ne peut lui faire confiance qu’en ajoutant ce certificat même.',
    };
  return {
    en: `Missing trust anchor: the server's certificate comes from “${name}”, neither IGC-Santé nor a public authority. Software needs its root, from those who run the server.`,
    fr: `Racine de confiance manquante : le certificat du serveur vient de « ${name} », ni l’IGC-Santé ni une autorité publique. Un logiciel a besoin de sa racine, à demander à ses exploitants.`,
  };
}

/** The root above an intermediate authority of IGC-Santé; '' where the name does not tell. */
function rootOf(commonName: string): string {
  const [, test, range] =
    /^(TEST )?AC IGC-SANTE (ELEMENTAIRE|STANDARD|FORT) (?:ORGANISATIONS|PERSONNES)$/.exec(commonName) ?? [];
  return range === undefined ? '' : `${test ?? ''}AC RACINE IGC-SANTE ${range}`;
}
