import type { IgcIdentity } from '../inspect/item';

const forms = [
  { type: 'ADELI', form: /^0([0-9A-Z]{9})$/ },
  { type: 'FINESS', form: /^[15]([0-9A-Z]{9})$/ },
  { type: 'SIREN', form: /^2(\d{9})$/ },
  { type: 'SIRET', form: /^3(\d{14})$/ },
  { type: 'RPPS-rang', form: /^4(\d{14})$/ },
] as const;

/** The structure that the OU of a certificate names: struct_IdNat, a type prefix and an identifier. */
export function structureOf(organizationalUnits: readonly string[]): IgcIdentity['structure'] {
  for (const unit of organizationalUnits) {
    for (const { type, form } of forms) {
      const value = form.exec(unit)?.[1];
      if (value !== undefined) return { type, value };
    }
  }
  const [first] = organizationalUnits;
  return first === undefined ? null : { type: 'UNKNOWN', value: first };
}
