import { quoted } from '../../config/quoted';
import { plain } from '../../nearest';
import type { ConfigurationRule } from '../rule';

/** Hub Santé, the exchanges of the SAMU, knows its clients by a certificate for servers. */
export const hubSanteProduct: ConfigurationRule = {
  id: 'hub-sante-product',
  severity: 'info',
  catalogue: ['IGC-ENV-004'],
  *check({ document }) {
    for (const { path, product, services } of document.configuration.certificates) {
      if (!product || product === 'SERV SSL') continue;
      for (const [index, name] of services.entries()) {
        if (!hubSante.test(plain(name))) continue;
        yield {
          at: [...path, 'services', index],
          message: {
            en: `${quoted(name)} authenticates its clients by a \`SERV SSL\`, with authorisation by its CN, not by an \`${product}\`. Order a \`SERV SSL\` for it.`,
            fr: `${quoted(name)} authentifie ses clients par un \`SERV SSL\`, l’autorisation se faisant par son CN, et non par un \`${product}\`. Commandez un \`SERV SSL\` pour lui.`,
          },
        };
      }
    }
  },
};

const hubSante = /^(samu)?hub(sante|samu)?$/;
