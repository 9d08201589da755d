import { writeValue } from '../../config/edits/fixes';
import { type Product, products } from '../../config/model';
import type { IgcProfile } from '../../inspect/item';
import { accepts } from '../../igc/services';
import type { Text } from '../../language';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';
import type { ConfigurationRule } from '../rule';

/** The issued certificate has the key usages of the product that was ordered. */
export const certificateProfile: ConfigurationRule = {
  id: 'certificate-profile',
  severity: 'error',
  catalogue: ['IGC-INSI-006', 'IGC-PROF-002', 'IGC-PROF-003', 'IGC-PROF-006', 'IGC-PROF-008'],
  *check(context) {
    const { document } = context;
    for (const [{ path, product, services }, certificate] of issuedCertificates(context)) {
      const profile = certificate.item.igc?.profile;
      const expected = product && profileOf[product];
      if (!profile || !expected || profile === expected) continue;
      yield {
        at: [...path, 'product'],
        message: otherProfile(product, profile),
        related: [inFile(certificate, theCertificate)],
        fixes: () =>
          products
            .filter((each) => profileOf[each] === profile && services.every((name) => accepts(name, each)))
            .flatMap((each) => writeValue(document, [...path, 'product'], each)),
      };
    }
  },
};

/** The profile of each product. SERV SIGN and SERV CONF show the key usages of their ORG twins; SERV S/MIME was never seen. */
export const profileOf: Partial<Record<Product, IgcProfile>> = {
  'ORG AUTH_CLI': 'ORG AUTH_CLI',
  'ORG SIGN': 'ORG SIGN',
  'ORG CONF': 'ORG CONF',
  'SERV SSL': 'SERV SSL',
  'SERV SIGN': 'ORG SIGN',
  'SERV CONF': 'ORG CONF',
};

function otherProfile(product: Product, profile: IgcProfile): Text {
  switch (profile) {
    case 'PERSON':
      return {
        en: `The certificate is a person’s, from a CPS or CPx card, not \`${product}\`. Order one for the structure.`,
        fr: `Le certificat est celui d’une personne, d’une carte CPS ou CPx, pas \`${product}\`. Commandez-en un pour la structure.`,
      };
    case 'CA':
      return {
        en: `The certificate is that of an authority, not \`${product}\`. Put it in the chain, and the issued certificate here.`,
        fr: `Le certificat est celui d’une autorité, pas \`${product}\`. Mettez-le dans la chaîne, et le certificat émis ici.`,
      };
    case 'UNKNOWN':
      return {
        en: `The key usages of the certificate are not those of \`${product}\`. Check which product was ordered on the platform.`,
        fr: `Les usages de clé du certificat ne sont pas ceux de \`${product}\`. Vérifiez quel produit a été commandé sur la plateforme.`,
      };
    default:
      return {
        en: `The certificate is \`${profile}\`, not \`${product}\`. Put the right file here, or order \`${product}\`.`,
        fr: `Le certificat est \`${profile}\`, pas \`${product}\`. Placez ici le bon fichier, ou commandez \`${product}\`.`,
      };
  }
}
