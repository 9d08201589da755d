import type { Text } from '../../language';
import type { MaterialRule } from '../rule';
import { about, certificatesIn } from './found';

/** A certificate that bears the name of IGC-Santé is signed by it, wherever it stands. */
export const forgedIssuer: MaterialRule = {
  id: 'forged-issuer',
  severity: 'error',
  catalogue: ['IGC-CA-002', 'IGC-CA-008'],
  *check(context) {
    for (const found of certificatesIn(context)) {
      const { igc, sha256, subject, issuer } = found.item;
      if (!igc || igc.chain === 'verified' || context.isListed(sha256)) continue;
      if (igc.chain === 'broken-signature') yield about(found, forged);
      else if (subject.dn === issuer.dn) yield about(found, selfSigned);
      else yield { ...about(found, unverified), severity: 'warning' };
    }
  },
};

const forged: Text = {
  en: 'This certificate bears the name of an IGC-Santé authority, but its signature or its authority key identifier is not that authority’s: it is damaged or forged. Do not trust it; download it again from the platform.',
  fr: 'Ce certificat porte le nom d’une autorité de l’IGC-Santé, mais sa signature ou son identifiant de clé d’autorité n’est pas le sien : il est abîmé ou falsifié. Ne lui faites pas confiance ; téléchargez-le à nouveau depuis la plateforme.',
};

const selfSigned: Text = {
  en: 'This certificate calls itself an IGC-Santé one, but signs itself and is none of its authorities: it is forged or made for tests. Do not trust it; if it is your own test authority, name it in the additional authorities.',
  fr: 'Ce certificat se dit de l’IGC-Santé, mais il se signe lui-même et n’est aucune de ses autorités : il est falsifié, ou fait pour des tests. Ne lui faites pas confiance ; si c’est votre propre autorité de test, ajoutez-la aux autorités supplémentaires.',
};

const unverified: Text = {
  en: 'This certificate names an authority of IGC-Santé that Santé Certs does not know, so its signature was not verified. Check where the file comes from.',
  fr: 'Ce certificat nomme une autorité de l’IGC-Santé que Santé Certs ne connaît pas, sa signature n’a donc pas été vérifiée. Vérifiez d’où vient le fichier.',
};
