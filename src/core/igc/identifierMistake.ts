import { quoted } from '../config/quoted';
import type { Text } from '../language';
import { checkDigitsAgree, identifierForms, type GivenIdentifier, type IdentifierKind } from './identifiers';

/** An identifier apart from where it stands; its value holds no spaces. */
type Identifier = Pick<GivenIdentifier, 'kind' | 'value'>;

/** What is wrong with the form of an identifier. */
export function formMistake(identifier: Identifier): Text | undefined {
  return confusion(identifier) ?? wrongForm(identifier);
}

/** What is wrong with the check digit of an identifier that has its form. */
export function checkDigitMistake(identifier: Identifier): Text | undefined {
  const { name, form } = identifierForms[identifier.kind];
  if (!form.test(identifier.value) || checkDigitsAgree(identifier)) return undefined;
  return {
    en: `The check digit of the ${name} \`${identifier.value}\` does not agree: a digit is mistyped. Copy it again from annuaire.sante.fr.`,
    fr: `La clé de contrôle du ${name} \`${identifier.value}\` ne convient pas : un chiffre est mal saisi. Recopiez-le depuis annuaire.sante.fr.`,
  };
}

/** Whether a FINESS is one of the test environment: a B in second place, which only Corsica (2B) has in production. */
export function isTestFiness(value: string): boolean {
  return /^[013-9]B/.test(value);
}

/** The identifier inside a struct_IdNat. */
export function withoutPrefix(kind: IdentifierKind, value: string): string | undefined {
  const { prefix, form } = identifierForms[kind];
  const rest = value.slice(1);
  return !form.test(value) && value.startsWith(prefix) && form.test(rest) ? rest : undefined;
}

function wrongForm({ kind, value }: Identifier): Text | undefined {
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
function confusion({ kind, value }: Identifier): Text | undefined {
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
