import { kindNames } from '../pki/kindNames';
import type { MeantGroup } from '../inventory/duplicateMeaning';
import { backupPart } from '../inventory/folderWords';
import { tieText, type Ties } from '../inventory/ties';
import { unhidden } from '../features/markdown';
import type { Language, Text } from '../language';
import { placeText, severityNames } from './findingsText';
import type { Paint } from './paint';

/** Groups of places that hold the same private key, and what they mean, as JSON data in one language. */
export function duplicatesJson(groups: readonly MeantGroup[], language: Language) {
  return {
    version: 1,
    groups: groups.map(({ spki, name, severity, evidence, advice, places, meanings }) => ({
      spki,
      meaning: name,
      severity,
      evidence: evidence[language],
      advice: advice[language],
      places: places.map(({ file, material }, position) => ({
        file,
        range: material.range,
        kind: material.kind,
        meaning: meanings[position]?.name ?? name,
      })),
    })),
  };
}

/** The same for people, with what the configuration ties to each place, and how many paths could not be read. */
export function duplicatesText(
  groups: readonly MeantGroup[],
  unread: number,
  ties: Ties,
  language: Language,
  paint: Paint,
): string {
  const texts = groups.map((group) => groupText(group, ties, language, paint));
  if (unread > 0) texts.push(`${unreadText(groups.length > 0, unread)[language]}\n`);
  else if (groups.length === 0) texts.push(`${noDuplicates[language]}\n`);
  return texts.join('\n');
}

const noDuplicates = {
  en: 'No private key stands in two places.',
  fr: 'Aucune clé privée n’est à deux endroits.',
};

function unreadText(isDuplicate: boolean, unread: number): Text {
  const paths = {
    en: `${unread} ${unread === 1 ? 'path was' : 'paths were'} not read`,
    fr: `${unread} ${unread === 1 ? 'chemin n’a pas été lu' : 'chemins n’ont pas été lus'}`,
  };
  return isDuplicate
    ? { en: `${paths.en}.`, fr: `${paths.fr}.` }
    : {
        en: `No private key stands in two places among what could be read; ${paths.en}.`,
        fr: `Aucune clé privée n’est à deux endroits parmi ce qui a pu être lu ; ${paths.fr}.`,
      };
}

function groupText(group: MeantGroup, ties: Ties, language: Language, paint: Paint): string {
  const { spki, places, meanings, rule, severity, evidence, advice } = group;
  const title = {
    en: `The same private key in ${places.length} places`,
    fr: `La même clé privée à ${places.length} endroits`,
  };
  const identity = spki ?? { en: 'encrypted, the same bytes', fr: 'chiffrée, les mêmes octets' }[language];
  const ruleName = rule === null ? '' : `${paint('faint', rule)} `;
  const lines = places.map(({ file, material, takenFrom }, position) => {
    const known =
      takenFrom === null
        ? ''
        : { en: `, recognised by ${takenFrom}`, fr: `, reconnue par ${takenFrom}` }[language];
    const isBackup = meanings[position]?.name === 'backup' && backupPart(file) !== null;
    const aside = isBackup ? `; ${inBackup[language]}` : '';
    const tie = `${kindNames[material.kind][language]}${known}; ${tieText(ties.of(file))[language]}${aside}`;
    return `  ${placeText(file, material.range)} ${unhidden(tie)}\n`;
  });
  return [
    `${paint(severity, severityNames[severity][language])} ${ruleName}${title[language]} ${paint('faint', `(${identity})`)}\n`,
    ...lines,
    `  ${unhidden(`${evidence[language]} ${advice[language]}`)}\n`,
  ].join('');
}

const inBackup: Text = { en: 'backup', fr: 'sauvegarde' };
