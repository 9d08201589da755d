import { quoted } from '../../config/quoted';
import type { Text } from '../../language';
import type { MaterialRule } from '../rule';
import { about, leavesIn } from './found';

/** A SERV SSL certificate names its server among its DNS names. */
export const serverNames: MaterialRule = {
  id: 'server-names',
  severity: 'error',
  catalogue: ['IGC-PROF-010'],
  *check(context) {
    for (const found of leavesIn(context)) {
      const { igc, san, subject } = found.item;
      if (igc.profile !== 'SERV SSL') continue;
      const names = san.flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4).toLowerCase()] : []));
      const server = subject.CN ?? '';
      if (names.length === 0) yield about(found, noName);
      else if (!names.includes(server.toLowerCase())) yield about(found, otherNames(server));
    }
  },
};

const noName: Text = {
  en: 'This SERV SSL certificate has no DNS name, so that clients refuse the server. Order it again with the full name of the server.',
  fr: 'Ce certificat SERV SSL n’a aucun nom DNS, les clients refuseront donc le serveur. Commandez-le à nouveau avec le nom complet du serveur.',
};

function otherNames(server: string): Text {
  return {
    en: `The name ${quoted(server)} of this SERV SSL certificate is not among its DNS names, the only ones that clients read. Order it again with this name.`,
    fr: `Le nom ${quoted(server)} de ce certificat SERV SSL n’est pas parmi ses noms DNS, les seuls que lisent les clients. Commandez-le à nouveau avec ce nom.`,
  };
}
