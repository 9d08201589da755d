import type { ConfigurationDocument } from '../../config/document';
import { rename, writeSureValue, writeValue } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import type { ConfigPath, Configuration, Structure } from '../../config/model';
import type { Fix } from '../../fix';
import { formMistake, isTestFiness, withoutPrefix } from '../../igc/identifierMistake';
import { givenIdentifiers, type GivenIdentifier, identifierForms } from '../../igc/identifiers';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** Each identifier of a structure has its number of digits. */
export const identifierFormat: ConfigurationRule = {
  id: 'identifier-format',
  severity: 'error',
  catalogue: [
    'IGC-ID-001',
    'IGC-ID-004',
    'IGC-ID-005',
    'IGC-ID-008',
    'IGC-ID-010',
    'IGC-ID-011',
    'IGC-DN-003',
  ],
  *check({ document }) {
    const { configuration } = document;
    for (const structure of configuration.structures) {
      for (const identifier of givenIdentifiers(structure.identifier)) {
        const message = formMistake(identifier) ?? testNumber(identifier, structure, configuration);
        if (!identifier.value || !message) continue;
        const at = [...structure.path, 'identifier', ...identifier.path];
        yield { at, message, fixes: () => repairs(document, at, identifier) };
      }
    }
  },
};

function repairs(
  document: ConfigurationDocument,
  at: ConfigPath,
  { kind, value }: GivenIdentifier,
): readonly Fix[] {
  const rest = withoutPrefix(kind, value);
  if (rest !== undefined) return writeSureValue(document, at, rest);
  if (kind === 'siret' && identifierForms.siren.form.test(value)) return rename(document, at, 'siren');
  if (kind === 'siren' && identifierForms.siret.form.test(value))
    return [...rename(document, at, 'siret'), ...writeValue(document, at, value.slice(0, 9))];
  return [];
}

function testNumber(
  { value }: GivenIdentifier,
  { id }: Structure,
  { instances }: Configuration,
): Text | undefined {
  if (!isTestFiness(value)) return undefined;
  const instance = instances.find(
    ({ structure, environment }) => structure === id && environment === 'production',
  );
  if (!instance) return undefined;
  return {
    en: `${quoted(value)} is a FINESS of the test environment, and ${quoted(instance.id)} is in production. Write the real FINESS.`,
    fr: `${quoted(value)} est un FINESS de l’environnement de test, or ${quoted(instance.id)} est en production. Écrivez le vrai FINESS.`,
  };
}
