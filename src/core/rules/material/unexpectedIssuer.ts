import { quoted } from '../../config/quoted';
import type { InspectedCertificate } from '../../inspect/item';
import type { Text } from '../../language';
import type { MaterialContext, MaterialRule } from '../rule';
import { about, certificatesIn } from './found';
import { isLegacy } from './legacyAuthority';

/** A software certificate comes from the authority ELEMENTAIRE ORGANISATIONS of IGC-Santé. */
export const unexpectedIssuer: MaterialRule = {
  id: 'unexpected-issuer',
  severity: 'error',
  catalogue: ['IGC-CA-001', 'IGC-CA-009'],
  *check(context) {
    for (const found of certificatesIn(context)) {
      if (isForeign(found.item, context)) yield about(found, foreign(found.item));
      else if (isOfAnotherRange(found.item))
        yield { ...about(found, otherRange(found.item)), severity: 'warning' };
    }
  },
};

/** Whether the file of an entry holds a certificate of someone else, authorities excepted. */
function isForeign(item: InspectedCertificate, { ties, isListed }: MaterialContext): boolean {
  const isOurs = item.igc !== null || isLegacy(item);
  return ties.length > 0 && !isOurs && !item.keyUsage.includes('keyCertSign') && !isListed(item.sha256);
}

/** A person’s is told by the rule `person-certificate`. */
function isOfAnotherRange({ igc, issuer }: InspectedCertificate): boolean {
  return (
    igc?.chain === 'verified' &&
    igc.profile !== 'CA' &&
    igc.profile !== 'PERSON' &&
    !issuer.CN?.endsWith(' ELEMENTAIRE ORGANISATIONS')
  );
}

function foreign({ issuer }: InspectedCertificate): Text {
  const name = quoted(issuer.CN ?? issuer.dn);
  return {
    en: `This certificate was issued by ${name}, not by IGC-Santé, and stands among the files of an IGC-Santé certificate. Put the one downloaded from the platform here.`,
    fr: `Ce certificat a été émis par ${name}, pas par l’IGC-Santé, et se trouve parmi les fichiers d’un certificat de l’IGC-Santé. Placez ici celui que vous avez téléchargé depuis la plateforme.`,
  };
}

function otherRange({ issuer }: InspectedCertificate): Text {
  const name = quoted(issuer.CN ?? issuer.dn);
  return {
    en: `This certificate was issued by ${name}; software certificates come from ELEMENTAIRE ORGANISATIONS. Check which product was ordered.`,
    fr: `Ce certificat a été émis par ${name} ; les certificats logiciels viennent d’ELEMENTAIRE ORGANISATIONS. Vérifiez quel produit a été commandé.`,
  };
}
