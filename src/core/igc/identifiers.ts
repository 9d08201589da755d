import type { StructureIdentifiers } from '../config/model';

/** A property of `identifier` in a configuration. */
export type IdentifierKind = keyof StructureIdentifiers;

interface IdentifierForm {
  readonly name: string;
  /** The digit before the identifier in struct_IdNat, the OU of certificates. */
  readonly prefix: string;
  readonly form: RegExp;
  readonly length: number;
}

/** How each identifier of a structure is written. The second character of a test FINESS may be B. */
export const identifierForms: Readonly<Record<IdentifierKind, IdentifierForm>> = {
  siret: { name: 'SIRET', prefix: '3', form: /^\d{14}$/, length: 14 },
  siren: { name: 'SIREN', prefix: '2', form: /^\d{9}$/, length: 9 },
  finess: { name: 'FINESS géographique', prefix: '1', form: /^(?:\d[\dB]|2A)\d{7}$/, length: 9 },
  finessLegal: { name: 'FINESS juridique', prefix: '1', form: /^(?:\d[\dB]|2A)\d{7}$/, length: 9 },
  rppsRang: { name: 'RPPS-rang', prefix: '4', form: /^\d{14}$/, length: 14 },
};

/** One identifier that a structure has, and where in its `identifier` it stands. */
export interface GivenIdentifier {
  readonly kind: IdentifierKind;
  /** Without the spaces that people write between groups of digits. */
  readonly value: string;
  readonly path: readonly (string | number)[];
}

/** Every identifier of a structure, in the order of the format. */
export function givenIdentifiers(identifiers: StructureIdentifiers): GivenIdentifier[] {
  const { rppsRang = [], ...single } = identifiers;
  const found: GivenIdentifier[] = [];
  for (const kind of ['siret', 'siren', 'finess', 'finessLegal'] as const)
    if (single[kind] !== undefined) found.push({ kind, value: withoutSpaces(single[kind]), path: [kind] });
  for (const [index, value] of rppsRang.entries())
    found.push({ kind: 'rppsRang', value: withoutSpaces(value), path: ['rppsRang', index] });
  return found;
}

/** struct_IdNat: what the OU of a certificate says of its structure. */
export function structIdNat({ kind, value }: Pick<GivenIdentifier, 'kind' | 'value'>): string {
  return identifierForms[kind].prefix + value;
}

/** Whether the check digits of a well-formed identifier agree; of a FINESS no published rule tells. */
export function checkDigitsAgree({ kind, value }: Pick<GivenIdentifier, 'kind' | 'value'>): boolean {
  switch (kind) {
    case 'siren':
      return luhn(value);
    case 'siret':
      return value.startsWith(laPoste) && value !== laPosteHeadOffice
        ? digitSum(value) % 5 === 0
        : luhn(value);
    case 'rppsRang':
      return luhn(value) && luhn(value.slice(0, rppsLength));
    case 'finess':
    case 'finessLegal':
      return true;
  }
}

/** Whether a number is an RPPS: 11 digits, the last one a Luhn key. */
export function isRpps(value: string): boolean {
  return /^\d{11}$/.test(value) && luhn(value);
}

/** Luhn with A for 1 and B for 2, which fits the known FINESS of production (inference). */
export function finessLuhn(value: string): boolean {
  return luhn(value.replace('A', '1').replace('B', '2'));
}

/** La Poste ran out of SIRET that satisfy Luhn: those of its establishments have a digit sum divisible by five. */
const laPoste = '356000000';
const laPosteHeadOffice = '35600000000048';

const rppsLength = 11;

function withoutSpaces(value: string): string {
  return value.replace(/\s/g, '');
}

/** Luhn's check (ISO/IEC 7812-1 annex B) over digits, the last one being the key. */
function luhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce(
      (total, digit, index) => total + (index % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9),
      0,
    );
  return sum % 10 === 0;
}

function digitSum(digits: string): number {
  return Array.from(digits, Number).reduce((total, digit) => total + digit, 0);
}
