import type { Configuration, Structure } from '../../config/model';
import { finessLuhn, givenIdentifiers, identifierForms } from '../../igc/identifiers';
import type { ConfigurationRule } from '../rule';

/** The last digit of a FINESS seems to be a key: computed on known numbers, written in no source. */
export const finessCheckDigit: ConfigurationRule = {
  id: 'finess-check-digit',
  severity: 'warning',
  catalogue: ['IGC-ID-006'],
  offByDefault: true,
  *check({ document: { configuration } }) {
    for (const structure of configuration.structures) {
      if (isForTest(structure, configuration)) continue;
      for (const { kind, value, path } of givenIdentifiers(structure.identifier)) {
        const { name, form } = identifierForms[kind];
        if ((kind !== 'finess' && kind !== 'finessLegal') || !form.test(value) || finessLuhn(value)) continue;
        yield {
          at: [...structure.path, 'identifier', ...path],
          message: {
            en: `The last digit of the ${name} \`${value}\` is not the one that known numbers have, a rule that no source states. Compare it with annuaire.sante.fr.`,
            fr: `Le dernier chiffre du ${name} \`${value}\` n’est pas celui qu’ont les numéros connus, règle qu’aucune source n’énonce. Comparez-le à annuaire.sante.fr.`,
          },
        };
      }
    }
  },
};

/** Numbers of test structures follow no key. */
function isForTest({ id }: Structure, { instances }: Configuration): boolean {
  const own = instances.filter(({ structure }) => structure === id);
  return own.length > 0 && own.every(({ environment }) => environment === 'test');
}
