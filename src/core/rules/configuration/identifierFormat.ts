import type { ConfigurationDocument } from '../../config/document';
import { rename, writeSureValue, writeValue } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import type { ConfigPath, Configuration, Structure } from '../../config/model';
import type { Fix } from '../../fix';
import {
  givenIdentifiers,
  type GivenIdentifier,
  identifierForms,
  type IdentifierKind,
} from '../../igc/identifiers';
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
        const message =
          confusion(identifier) ?? wrongForm(identifier) ?? testNumber(identifier, structure, configuration);
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

/** The identifier inside a struct_IdNat. */
function withoutPrefix(kind: IdentifierKind, value: string): string | undefined {
  const { prefix, form } = identifierForms[kind];
  const rest = value.slice(1);
  return !form.test(value) && value.startsWith(prefix) && form.test(rest) ? rest : undefined;
}

function wrongForm({ kind, value }: GivenIdentifier): Text | undefined {
  const { name, form, length } = identifierForms[kind];
  if (form.test(value)) return undefined;
  return kind === 'finess' || kind === 'finessLegal'
    ? {
        en: `${quoted(value)} is not a ${name}: it has 9 digits, the second one an A or a B in Corsica. Copy it again from annuaire.sante.fr.`,
        fr: `${quoted(value)} n’est pas un ${name} : il a 9 chiffres, le deuxième étant A ou B en Corse. Recopiez-le depuis annuaire.sante.fr.`,
      }
    : {
        en: `${quoted(value)} is not a ${name}: it has ${length} digits. Copy it again from annuaire.sante.fr.`,
        fr: `${quoted(value)} n’est pas un ${name} : il a ${length} chiffres. Recopiez-le depuis annuaire.sante.fr.`,
      };
}

/** One number taken for another that resembles it. */
function confusion({ kind, value }: GivenIdentifier): Text | undefined {
  const { name, prefix } = identifierForms[kind];
  const rest = withoutPrefix(kind, value);
  if (rest !== undefined)
    return {
      en: `${quoted(value)} carries the digit \`${prefix}\` that stands before a ${name} in certificates only. Write \`${rest}\`.`,
      fr: `${quoted(value)} porte le chiffre \`${prefix}\` qui ne précède un ${name} que dans les certificats. Écrivez \`${rest}\`.`,
    };
  if (kind === 'rppsRang' && /^8?\d{11}$/.test(value))
    return {
      en: `${quoted(value)} is the number of a person, not of a practice. Take the RPPS-rang of the practice, 14 digits, from annuaire.sante.fr.`,
      fr: `${quoted(value)} est le numéro d’une personne, pas d’un cabinet. Prenez le RPPS-rang du cabinet, 14 chiffres, dans annuaire.sante.fr.`,
    };
  if (kind === 'siret' && identifierForms.siren.form.test(value))
    return {
      en: `${quoted(value)} is a SIREN. Add the five digits of the establishment, or name the property \`siren\`.`,
      fr: `${quoted(value)} est un SIREN. Ajoutez les cinq chiffres de l’établissement, ou nommez la propriété \`siren\`.`,
    };
  if (kind === 'siren' && identifierForms.siret.form.test(value))
    return {
      en: `${quoted(value)} is a SIRET. Keep its first nine digits, or name the property \`siret\`.`,
      fr: `${quoted(value)} est un SIRET. Gardez ses neuf premiers chiffres, ou nommez la propriété \`siret\`.`,
    };
  return undefined;
}

/** Fictitious structures have a B in second place; only Corsica (2B) has one in production. */
function testNumber(
  { value }: GivenIdentifier,
  { id }: Structure,
  { instances }: Configuration,
): Text | undefined {
  if (!/^[013-9]B/.test(value)) return undefined;
  const instance = instances.find(
    ({ structure, environment }) => structure === id && environment === 'production',
  );
  if (!instance) return undefined;
  return {
    en: `${quoted(value)} is a FINESS of the test environment, and ${quoted(instance.id)} is in production. Write the real FINESS.`,
    fr: `${quoted(value)} est un FINESS de l’environnement de test, or ${quoted(instance.id)} est en production. Écrivez le vrai FINESS.`,
  };
}
