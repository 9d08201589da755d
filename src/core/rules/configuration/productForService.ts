import { addCertificate, freeName, removeServices, suffixOf } from '../../config/edits/certificates';
import type { ConfigurationDocument } from '../../config/document';
import { writeProperty } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import type { CertificateEntry, Configuration, Product } from '../../config/model';
import { fix, type Fix } from '../../fix';
import { insiNames } from '../../igc/insi';
import { accepts, productsOf, serviceNamed } from '../../igc/services';
import type { ConfigurationRule } from '../rule';

/** Each service accepts certain products only. */
export const productForService: ConfigurationRule = {
  id: 'product-for-service',
  severity: 'error',
  catalogue: ['IGC-PROF-005', 'IGC-PROF-006', 'IGC-PROF-007', 'IGC-PROF-013', 'IGC-INSI-006', 'IGC-F413-012'],
  *check({ document }) {
    for (const entry of document.configuration.certificates) {
      const { path, product, services } = entry;
      for (const [index, name] of services.entries()) {
        const service = serviceNamed(name);
        const accepted = service && productsOf[service];
        const at = [...path, 'services', index];
        if (!product || !accepted) continue;
        if (service === 'MSSante' && product === 'SERV SSL')
          yield { at, severity: 'info', message: forOperators };
        if (accepted.includes(product)) continue;
        const needed = accepted.map(quoted);
        yield {
          at,
          message: {
            en: `${quoted(name)} does not work with \`${product}\`. Order ${needed.join(' or ')} for it, or remove the service.`,
            fr: `${quoted(name)} ne fonctionne pas avec \`${product}\`. Commandez ${needed.join(' ou ')} pour ce service, ou retirez-le.`,
          },
          fixes: () => accepted.flatMap((needed) => useProduct(document, entry, name, needed)),
        };
      }
    }
  },
};

/** The product changes where every service accepts the new one and none wants the present one; otherwise the service leaves. */
function useProduct(
  document: ConfigurationDocument,
  entry: CertificateEntry,
  name: string,
  needed: Product,
): Fix[] {
  const { path, product, services } = entry;
  const wanted = services.some((each) => product && serviceNamed(each) && accepts(each, product));
  if (!wanted && services.every((each) => accepts(each, needed)))
    return writeProperty(document, [...path, 'product'], needed);
  const remove = removeServices(document, entry, [name]);
  const served = servedBy(document.configuration, entry, name, needed);
  if (served)
    return fix(
      {
        en: `Remove it: ${quoted(served.id)} serves it`,
        fr: `Le retirer : ${quoted(served.id)} y répond`,
      },
      remove,
    );
  const isInsi = serviceNamed(name) === 'INSi';
  return fix(
    {
      en: `Give ${quoted(name)} a certificate \`${needed}\` of its own`,
      fr: `Donner à ${quoted(name)} son propre certificat \`${needed}\``,
    },
    remove,
    addCertificate(document, entry, {
      suffix: isInsi ? 'insi' : suffixOf(needed),
      product: needed,
      commonName: isInsi ? insiNames[entry.callMode ?? 'manual'] : freeName(entry, document.configuration),
      services: [name],
    }),
  );
}

/** Another certificate of the instance, of a product that the service needs. */
function servedBy(
  { certificates }: Configuration,
  { instance }: CertificateEntry,
  name: string,
  needed: Product,
): CertificateEntry | undefined {
  return certificates.find(
    (other) =>
      other.instance === instance && other.product === needed && other.services.some((each) => each === name),
  );
}

const forOperators = {
  en: 'MSSanté asks `SERV SSL` of its operators only. For an application mailbox, order `ORG AUTH_CLI`.',
  fr: 'MSSanté ne demande `SERV SSL` qu’à ses opérateurs. Pour une boîte applicative, commandez `ORG AUTH_CLI`.',
};
