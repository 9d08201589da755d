import { writeProperty } from '../../config/edits/fixes';
import type { Structure, StructureKind } from '../../config/model';
import { givenIdentifiers, type IdentifierKind, identifierForms } from '../../igc/identifiers';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** The sector of a structure, or else its kind, decides which identifier its certificates bear. */
export const sectorIdentifier: ConfigurationRule = {
  id: 'sector-identifier',
  severity: 'error',
  catalogue: ['IGC-ID-013', 'IGC-ID-014'],
  *check({ document }) {
    for (const structure of document.configuration.structures) {
      const { path, sector = '', kind, identifier } = structure;
      const [given] = givenIdentifiers(identifier);
      const expected = bySector.get(sector) ?? (kind && byKind[kind]);
      if (given && expected && !expected.includes(given.kind))
        yield {
          at: [...path, 'identifier', given.kind],
          onKey: true,
          message: otherIdentifier(structure, given.kind, expected),
        };
      if (sector === 'SA04' && !kind)
        yield {
          at: [...path, 'sector'],
          severity: 'info',
          message: sa04,
          fixes: () =>
            ['hospital', 'gie'].flatMap((each) => writeProperty(document, [...path, 'kind'], each)),
        };
    }
  },
};

const bySector: ReadonlyMap<string, readonly IdentifierKind[]> = new Map([
  ['SA07', ['rppsRang']],
  ['SA08', ['rppsRang']],
  ['SA09', ['siret']],
]);

const byKind: Partial<Record<StructureKind, readonly IdentifierKind[]>> = {
  'individual-practice': ['rppsRang'],
  'group-practice': ['rppsRang'],
  company: ['siret', 'siren', 'finess', 'finessLegal'],
  gie: ['finess', 'finessLegal'],
  hospital: ['finess', 'finessLegal'],
};

function otherIdentifier(
  { sector = '', kind }: Structure,
  given: IdentifierKind,
  expected: readonly IdentifierKind[],
): Text {
  const subject = bySector.has(sector) ? `\`${sector}\`` : `\`${kind ?? ''}\``;
  const names = expected.map((one) => identifierForms[one].name);
  const wrong = identifierForms[given].name;
  if (expected.includes('rppsRang'))
    return {
      en: `${subject} goes with an RPPS-rang, not a ${wrong}, says the Ségur radiology guide. Write \`rppsRang\`; form 413 keeps it for radiology, so ask ANS for any other practice.`,
      fr: `${subject} va avec un RPPS-rang, pas un ${wrong}, selon le guide Ségur de la radiologie. Écrivez \`rppsRang\` ; le formulaire 413 le réserve à la radiologie, demandez donc à l’ANS pour tout autre cabinet.`,
    };
  return {
    en: `${subject} goes with a ${names.join(' or ')}, not a ${wrong}. Take it from annuaire.sante.fr.`,
    fr: `${subject} va avec un ${names.join(' ou ')}, pas un ${wrong}. Prenez-le dans annuaire.sante.fr.`,
  };
}

const sa04: Text = {
  en: 'The Ségur radiology guide gives `SA04` for hospitals and for GIE, which order differently. Add `kind: hospital` or `kind: gie`.',
  fr: 'Le guide Ségur de la radiologie donne `SA04` pour les établissements et pour les GIE, qui commandent différemment. Ajoutez `kind: hospital` ou `kind: gie`.',
};
