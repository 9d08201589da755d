import type { Severity } from '../../finding';
import type { InspectedCertificate } from '../../inspect/item';
import type { Text } from '../../language';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';
import type { ConfigurationRule } from '../rule';

/** IGC-Santé itself signed the certificate, not someone who borrows its name. */
export const certificateIssuer: ConfigurationRule = {
  id: 'certificate-issuer',
  severity: 'error',
  catalogue: ['IGC-CA-001', 'IGC-CA-002', 'IGC-CA-008'],
  *check(context) {
    for (const [{ path }, certificate] of issuedCertificates(context)) {
      const doubt = doubtAbout(certificate.item);
      if (doubt) yield { at: [...path, 'id'], related: [inFile(certificate, theCertificate)], ...doubt };
    }
  },
};

function doubtAbout({ igc }: InspectedCertificate): { severity: Severity; message: Text } | undefined {
  if (!igc) return { severity: 'error', message: foreign };
  if (igc.chain === 'broken-signature') return { severity: 'error', message: forged };
  if (igc.chain === 'unknown-issuer') return { severity: 'warning', message: unverified };
  return undefined;
}

const foreign: Text = {
  en: 'This certificate was not issued by IGC-Santé. Put the one downloaded from its platform here.',
  fr: 'Ce certificat n’a pas été émis par l’IGC-Santé. Placez ici celui que vous avez téléchargé depuis sa plateforme.',
};

const forged: Text = {
  en: 'This certificate bears the name of an IGC-Santé authority, but not its signature: it is damaged or forged. Do not use it; download it again from the platform.',
  fr: 'Ce certificat porte le nom d’une autorité de l’IGC-Santé, mais pas sa signature : il est abîmé ou falsifié. Ne l’utilisez pas ; téléchargez-le à nouveau depuis la plateforme.',
};

const unverified: Text = {
  en: 'This certificate names an authority of IGC-Santé that Santé Certs does not know, so its signature was not verified. Check where the file comes from.',
  fr: 'Ce certificat nomme une autorité de l’IGC-Santé que Santé Certs ne connaît pas, sa signature n’a donc pas été vérifiée. Vérifiez d’où vient le fichier.',
};
