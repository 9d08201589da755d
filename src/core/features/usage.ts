import type { IgcProfile, InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';

const usages: Record<Exclude<IgcProfile, 'UNKNOWN'>, Text> = {
  'ORG AUTH_CLI': {
    en: 'authenticates the structure’s software as a TLS client (INSi, DMP, Pro Santé Connect, MSSanté…)',
    fr: 'authentifie le logiciel de la structure comme client TLS (INSi, DMP, Pro Santé Connect, MSSanté…)',
  },
  'ORG SIGN': {
    en: 'signs in the structure’s name (seal: documents, VIHF token of the DMP)',
    fr: 'signe au nom de la structure (cachet : documents, jeton VIHF du DMP)',
  },
  'ORG CONF': {
    en: 'receives what is encrypted for the structure',
    fr: 'reçoit ce qui est chiffré pour la structure',
  },
  'SERV SSL': {
    en: 'identifies a server by its host name (TLS server, and client)',
    fr: 'identifie un serveur par son nom d’hôte (serveur TLS, et client)',
  },
  PERSON: {
    en: 'a professional’s card; a piece of software cannot use it',
    fr: 'carte d’un professionnel ; un logiciel ne peut pas s’en servir',
  },
  CA: { en: 'issues other certificates', fr: 'délivre d’autres certificats' },
};

/** What a certificate is for, in words where IGC-Santé has a profile for it, by its key usages otherwise. */
export function profileUsage({ igc, keyUsage, extendedKeyUsage }: InspectedCertificate): Text {
  const named = [...keyUsage, ...extendedKeyUsage].slice(0, 20).join(', ');
  if (igc !== null && igc.profile !== 'UNKNOWN') {
    const { en, fr } = usages[igc.profile];
    return { en: `${en}; ${named}`, fr: `${fr} ; ${named}` };
  }
  return named === '' ? { en: 'not restricted', fr: 'sans restriction' } : { en: named, fr: named };
}
