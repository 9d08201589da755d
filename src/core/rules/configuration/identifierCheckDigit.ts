import { checkDigitMistake } from '../../igc/identifierMistake';
import { givenIdentifiers } from '../../igc/identifiers';
import type { ConfigurationRule } from '../rule';

/** The check digit of a SIREN, SIRET or RPPS-rang agrees with its other digits. */
export const identifierCheckDigit: ConfigurationRule = {
  id: 'identifier-check-digit',
  severity: 'error',
  catalogue: ['IGC-ID-002', 'IGC-ID-003', 'IGC-ID-004', 'IGC-ID-007', 'IGC-ID-008', 'IGC-DN-004'],
  *check({ document }) {
    for (const { path, identifier } of document.configuration.structures) {
      for (const given of givenIdentifiers(identifier)) {
        const message = checkDigitMistake(given);
        if (message) yield { at: [...path, 'identifier', ...given.path], message };
      }
    }
  },
};
