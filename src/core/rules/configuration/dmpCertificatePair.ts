import { addCertificate, freeName, suffixOf } from '../../config/edits/certificates';
import type { ConfigurationDocument } from '../../config/document';
import { addItemAfter } from '../../config/edits/items';
import { quoted } from '../../config/quoted';
import { servicePath } from '../../config/lookup';
import type { CertificateEntry, Configuration, Product } from '../../config/model';
import { fix, type Fix } from '../../fix';
import type { ConfigurationRule } from '../rule';

const pair: readonly Product[] = ['ORG AUTH_CLI', 'ORG SIGN'];

/** An instance that feeds the DMP has a certificate to authenticate and another to sign. */
export const dmpCertificatePair: ConfigurationRule = {
  id: 'dmp-certificate-pair',
  severity: 'error',
  catalogue: ['IGC-PROF-001'],
  *check({ document }) {
    for (const [instance, entries] of feedingDmp(document.configuration)) {
      const first = entries.find(({ product }) => product && pair.includes(product));
      const missing = pair.find((product) => entries.every((entry) => entry.product !== product));
      const at = first && servicePath(first, 'DMP');
      if (!at || !missing) continue;
      yield {
        at,
        message: {
          en: `The DMP needs two certificates, and ${quoted(instance)} has no \`${missing}\` for it. Add a certificate \`${missing}\` with the service DMP.`,
          fr: `Le DMP demande deux certificats, et ${quoted(instance)} n’a pas de \`${missing}\` pour lui. Ajoutez un certificat \`${missing}\` avec le service DMP.`,
        },
        fixes: () => complete(document, first, missing),
      };
    }
  },
};

/** The certificate that the instance has for other services will do; otherwise one is added. */
function complete(document: ConfigurationDocument, first: CertificateEntry, missing: Product): Fix[] {
  const { configuration } = document;
  const fit = configuration.certificates.find(
    (entry) => entry.instance === first.instance && entry.product === missing && !servicePath(entry, 'INSi'),
  );
  const last = fit && [...fit.path, 'services', fit.services.length - 1];
  return [
    ...(fit && last
      ? fix(
          { en: `Use ${quoted(fit.id)} for the DMP too`, fr: `Utiliser aussi ${quoted(fit.id)} pour le DMP` },
          addItemAfter(document, last, 'DMP'),
        )
      : []),
    ...fix(
      { en: `Add the certificate \`${missing}\``, fr: `Ajouter le certificat \`${missing}\`` },
      addCertificate(document, first, {
        suffix: suffixOf(missing),
        product: missing,
        commonName: freeName(first, configuration),
        services: ['DMP'],
      }),
    ),
  ];
}

/** The certificates for the DMP of each instance. */
function feedingDmp({ certificates }: Configuration): Map<string, CertificateEntry[]> {
  const feeding = new Map<string, CertificateEntry[]>();
  for (const entry of certificates) {
    if (entry.instance === undefined || !servicePath(entry, 'DMP')) continue;
    const entries = feeding.get(entry.instance);
    if (entries) entries.push(entry);
    else feeding.set(entry.instance, [entry]);
  }
  return feeding;
}
