import { kindNames } from '../pki/kindNames';
import type { DuplicateGroup } from '../inventory/duplicateGroups';
import { tieText, type Ties } from '../inventory/ties';
import { unhidden } from '../features/markdown';
import type { Language } from '../language';
import { placeText } from './findingsText';
import type { Paint } from './paint';

/** Groups of places that hold the same private key, as JSON data (DESIGN §3). */
export function duplicatesJson(groups: readonly DuplicateGroup[]) {
  return {
    version: 1,
    groups: groups.map(({ spki, places }) => ({
      spki,
      places: places.map(({ file, material }) => ({ file, range: material.range, kind: material.kind })),
    })),
  };
}

/** The same for people, with what the configuration ties to each place. */
export function duplicatesText(
  groups: readonly DuplicateGroup[],
  ties: Ties,
  language: Language,
  paint: Paint,
): string {
  if (groups.length === 0) {
    return { en: 'No private key stands in two places.\n', fr: 'Aucune clé privée n’est à deux endroits.\n' }[
      language
    ];
  }
  return groups.map((group) => groupText(group, ties, language, paint)).join('\n');
}

function groupText({ spki, places }: DuplicateGroup, ties: Ties, language: Language, paint: Paint): string {
  const title = {
    en: `The same private key in ${places.length} places`,
    fr: `La même clé privée à ${places.length} endroits`,
  };
  const identity = spki ?? { en: 'encrypted, the same bytes', fr: 'chiffrée, les mêmes octets' }[language];
  const lines = places.map(({ file, material, takenFrom }) => {
    const known =
      takenFrom === null
        ? ''
        : { en: `, recognised by ${takenFrom}`, fr: `, reconnue par ${takenFrom}` }[language];
    const tie = `${kindNames[material.kind][language]}${known}; ${tieText(ties.of(file))[language]}`;
    return `  ${placeText(file, material.range)} ${unhidden(tie)}\n`;
  });
  return `${paint('warning', title[language])} ${paint('faint', `(${identity})`)}\n${lines.join('')}`;
}
