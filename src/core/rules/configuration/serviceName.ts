import { quoted } from '../../config/quoted';
import { knownServices, serviceNamed } from '../../igc/services';
import { nearest } from '../../nearest';
import type { ConfigurationRule } from '../rule';

/** A known service is spelt in one way, so that nobody overlooks it. */
export const serviceName: ConfigurationRule = {
  id: 'service-name',
  severity: 'warning',
  catalogue: [],
  *check({ document }) {
    for (const { path, services } of document.configuration.certificates) {
      for (const [index, name] of services.entries()) {
        const meant = serviceNamed(name) ?? (name.length > 4 ? nearest(name, knownServices) : undefined);
        if (!meant || meant === name) continue;
        yield {
          at: [...path, 'services', index],
          message: {
            en: `${quoted(name)} is not how this service is written here. Write \`${meant}\`, unless it is another service.`,
            fr: `${quoted(name)} n’est pas la façon d’écrire ce service ici. Écrivez \`${meant}\`, sauf s’il s’agit d’un autre service.`,
          },
        };
      }
    }
  },
};
