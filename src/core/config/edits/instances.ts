import { fix, type Fix } from '../../fix';
import type { ConfigurationDocument } from '../document';
import type { CertificateEntry, Environment, Instance } from '../model';
import { quoted } from '../quoted';
import { freeId } from './freeId';
import { addItemAfter } from './items';
import { setValue } from './properties';

/** Moves a certificate to the instance of the same structure in `environment`, made beside its own if there is none. */
export function moveToEnvironment(
  document: ConfigurationDocument,
  entry: CertificateEntry,
  from: Instance,
  environment: Environment,
): Fix[] {
  const { instances } = document.configuration;
  const at = [...entry.path, 'instance'];
  const there = instances.find(
    (each) => each.structure === from.structure && each.environment === environment,
  );
  const id = there?.id ?? freeId(document.configuration, 'instances', `${from.id}-${environment}`);
  const move = setValue(document, at, id);
  if (there)
    return fix(
      { en: `Move it to the instance ${quoted(id)}`, fr: `Le déplacer dans l’instance ${quoted(id)}` },
      move,
    );
  return fix(
    {
      en: `Move it to an instance of its own, ${quoted(id)}`,
      fr: `Le déplacer dans sa propre instance, ${quoted(id)}`,
    },
    move,
    addItemAfter(document, from.path, { id, structure: from.structure, environment }),
  );
}
