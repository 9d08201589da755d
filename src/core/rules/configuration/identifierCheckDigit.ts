import { checkDigitsAgree, givenIdentifiers, identifierForms } from '../../igc/identifiers';
import type { ConfigurationRule } from '../rule';

/** The check digit of a SIREN, SIRET or RPPS-rang agrees with its other digits. */
export const identifierCheckDigit: ConfigurationRule = {
  id: 'identifier-check-digit',
  severity: 'error',
  catalogue: ['IGC-ID-002', 'IGC-ID-003', 'IGC-ID-004', 'IGC-ID-007', 'IGC-ID-008', 'IGC-DN-004'],
  *check({ document }) {
    for (const { path, identifier } of document.configuration.structures) {
      for (const given of givenIdentifiers(identifier)) {
        const { name, form } = identifierForms[given.kind];
        if (!form.test(given.value) || checkDigitsAgree(given)) continue;
        yield {
          at: [...path, 'identifier', ...given.path],
          message: {
            en: `The check digit of the ${name} \`${given.value}\` does not agree: a digit is mistyped. Copy it again from annuaire.sante.fr.`,
            fr: `La clé de contrôle du ${name} \`${given.value}\` ne convient pas : un chiffre est mal saisi. Recopiez-le depuis annuaire.sante.fr.`,
          },
        };
      }
    }
  },
};
