import { quoted } from '../../config/quoted';
import type { ConfigurationRule } from '../rule';

/** A certificate SERV SSL is named after the server, or after the domain, that it is for. */
export const serverCommonName: ConfigurationRule = {
  id: 'server-common-name',
  severity: 'error',
  catalogue: ['IGC-F413-018'],
  *check({ document }) {
    for (const { path, product, commonName } of document.configuration.certificates) {
      if (product !== 'SERV SSL' || !commonName || hostName.test(commonName)) continue;
      yield {
        at: [...path, 'commonName'],
        message: {
          en: `${quoted(commonName)} is not a host name, and \`SERV SSL\` is for a domain or a server. Write the name by which it is called, such as ris.rouen.example.`,
          fr: `${quoted(commonName)} n’est pas un nom d’hôte, or \`SERV SSL\` est pour un domaine ou un serveur. Écrivez le nom par lequel on l’appelle, comme ris.rouen.example.`,
        },
      };
    }
  },
};

/** At least two labels (RFC 1035 §2.3.1), the first one possibly a wildcard (RFC 6125 §6.4.3). */
const hostName = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
