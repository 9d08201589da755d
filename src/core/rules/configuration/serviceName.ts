import type { ConfigurationDocument } from '../../config/document';
import { writeSureValue, writeValue } from '../../config/edits/fixes';
import { removeItems } from '../../config/edits/items';
import { quoted } from '../../config/quoted';
import type { ConfigPath } from '../../config/model';
import { knownServices, serviceNamed } from '../../igc/services';
import { fix, type Fix } from '../../fix';
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
          fixes: () => spell(document, [...path, 'services'], index, services, meant),
        };
      }
    }
  },
};

/** A service that its list already has, well spelt, is removed instead. */
function spell(
  document: ConfigurationDocument,
  path: ConfigPath,
  index: number,
  services: readonly string[],
  meant: string,
): Fix[] {
  const at = [...path, index];
  if (!services.includes(meant))
    return (serviceNamed(services[index] ?? '') ? writeSureValue : writeValue)(document, at, meant);
  return fix(
    { en: `Remove it: \`${meant}\` is in the list`, fr: `Le retirer : \`${meant}\` est dans la liste` },
    removeItems(document, path, [index]),
  );
}
