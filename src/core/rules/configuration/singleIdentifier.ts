import { removeProperty } from '../../config/edits/properties';
import { fix } from '../../fix';
import { givenIdentifiers, identifierForms } from '../../igc/identifiers';
import type { ConfigurationRule } from '../rule';

/** A structure has identifiers of one kind: form 413 leaves the other boxes empty. */
export const singleIdentifier: ConfigurationRule = {
  id: 'single-identifier',
  severity: 'error',
  catalogue: ['IGC-F413-004'],
  *check({ document }) {
    for (const { path, identifier } of document.configuration.structures) {
      const [first, second] = [...new Set(givenIdentifiers(identifier).map(({ kind }) => kind))];
      if (!first || !second) continue;
      const keep = (kept: typeof first, removed: typeof first) =>
        fix(
          { en: `Keep the ${identifierForms[kept].name}`, fr: `Garder le ${identifierForms[kept].name}` },
          removeProperty(document, [...path, 'identifier', removed]),
        );
      yield {
        at: [...path, 'identifier', second],
        onKey: true,
        message: {
          en: `A structure is ordered for under one kind of identifier, and \`${first}\` is already given. Keep the ${identifierForms[first].name} or the ${identifierForms[second].name}.`,
          fr: `On commande pour une structure sous une seule sorte d’identifiant, et \`${first}\` est déjà donné. Gardez le ${identifierForms[first].name} ou le ${identifierForms[second].name}.`,
        },
        fixes: () => [...keep(first, second), ...keep(second, first)],
      };
    }
  },
};
