import type { Structure } from '../../config/model';
import { quoted } from '../../config/quoted';
import { givenIdentifiers, isRpps } from '../../igc/identifiers';
import type { Text } from '../../language';
import type { ConfigurationRule, Report } from '../rule';

/** The RPPS of a holder is one, and the RPPS-rang of the practice begin with it. */
export const representativeRpps: ConfigurationRule = {
  id: 'representative-rpps',
  severity: 'error',
  catalogue: ['IGC-ID-007', 'IGC-ID-009', 'IGC-ID-010'],
  *check({ document }) {
    for (const structure of document.configuration.structures) {
      const rpps = structure.representative?.rpps?.replace(/\s/g, '');
      if (!rpps) continue;
      const message = wrongNumber(rpps);
      if (message) yield { at: [...structure.path, 'representative', 'rpps'], message };
      else yield* otherPerson(structure, rpps);
    }
  },
};

function wrongNumber(rpps: string): Text | undefined {
  if (isRpps(rpps)) return undefined;
  const rest = rpps.slice(1);
  if (rpps.startsWith('8') && isRpps(rest))
    return {
      en: `${quoted(rpps)} carries the digit \`8\` that stands before an RPPS in a person’s certificates only. Write \`${rest}\`.`,
      fr: `${quoted(rpps)} porte le chiffre \`8\` qui ne précède un RPPS que dans les certificats d’une personne. Écrivez \`${rest}\`.`,
    };
  return /^\d{11}$/.test(rpps)
    ? {
        en: `The check digit of the RPPS ${quoted(rpps)} does not agree: a digit is mistyped. Copy it again from annuaire.sante.fr.`,
        fr: `La clé de contrôle du RPPS ${quoted(rpps)} ne convient pas : un chiffre est mal saisi. Recopiez-le depuis annuaire.sante.fr.`,
      }
    : {
        en: `${quoted(rpps)} is not an RPPS: it has 11 digits. Copy it again from annuaire.sante.fr.`,
        fr: `${quoted(rpps)} n’est pas un RPPS : il a 11 chiffres. Recopiez-le depuis annuaire.sante.fr.`,
      };
}

/** All are the holder's own in an individual practice; in a group each radiologist has his. */
function* otherPerson({ path, kind, identifier }: Structure, rpps: string): Iterable<Report> {
  const ranks = givenIdentifiers(identifier).filter((given) => given.kind === 'rppsRang');
  const others = ranks.filter(({ value }) => !value.startsWith(rpps));
  if (kind !== 'individual-practice' && others.length < ranks.length) return;
  for (const other of others)
    yield {
      at: [...path, 'identifier', ...other.path],
      message: {
        en: `${quoted(other.value)} is not a practice of the holder, whose RPPS is \`${rpps}\`: an RPPS-rang begins with the RPPS. Correct one of the two.`,
        fr: `${quoted(other.value)} n’est pas un cabinet du titulaire, dont le RPPS est \`${rpps}\` : un RPPS-rang commence par le RPPS. Corrigez l’un des deux.`,
      },
    };
}
