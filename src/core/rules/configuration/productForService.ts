import { quoted } from '../../config/quoted';
import { productsOf, serviceNamed } from '../../igc/services';
import type { ConfigurationRule } from '../rule';

/** Each service accepts certain products only. */
export const productForService: ConfigurationRule = {
  id: 'product-for-service',
  severity: 'error',
  catalogue: ['IGC-PROF-005', 'IGC-PROF-006', 'IGC-PROF-007', 'IGC-PROF-013', 'IGC-INSI-006'],
  *check({ document }) {
    for (const { path, product, services } of document.configuration.certificates) {
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
        };
      }
    }
  },
};

const forOperators = {
  en: 'MSSanté asks `SERV SSL` of its operators only. For an application mailbox, order `ORG AUTH_CLI`.',
  fr: 'MSSanté ne demande `SERV SSL` qu’à ses opérateurs. Pour une boîte applicative, commandez `ORG AUTH_CLI`.',
};
