import { servicePath } from '../config/lookup';
import type { Product } from '../config/model';
import type { Rule } from './rule';

const pair: readonly Product[] = ['ORG AUTH_CLI', 'ORG SIGN'];

/** An instance that feeds the DMP has a certificate to authenticate and another to sign. */
export const dmpCertificatePair: Rule = {
  id: 'dmp-certificate-pair',
  severity: 'error',
  catalogue: ['IGC-PROF-001'],
  *check({ document }) {
    const entries = document.configuration.certificates.filter((entry) => servicePath(entry, 'DMP'));
    for (const instance of new Set(entries.map((entry) => entry.instance))) {
      const ofInstance = entries.filter((entry) => entry.instance === instance);
      const first = ofInstance.find(({ product }) => product && pair.includes(product));
      const missing = pair.find((product) => ofInstance.every((entry) => entry.product !== product));
      const at = first && servicePath(first, 'DMP');
      if (!instance || !at || !missing) continue;
      yield {
        at,
        message: {
          en: `The DMP needs two certificates, and \`${instance}\` has no \`${missing}\` for it. Add a certificate \`${missing}\` with the service DMP.`,
          fr: `Le DMP demande deux certificats, et \`${instance}\` n’a pas de \`${missing}\` pour lui. Ajoutez un certificat \`${missing}\` avec le service DMP.`,
        },
      };
    }
  },
};
