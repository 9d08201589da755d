import type { CertificateEntry } from '../config/model';
import { mostRelatedPlaces, type Finding, type RelatedPlace } from '../finding';
import type { Language, Text } from '../language';
import { makeFinding } from '../rules/finding';
import type { KeyPlace } from './duplicateGroups';
import type { MeantGroup } from './duplicateMeaning';
import { tieText, type Ties } from './ties';

/** What each copy of a private key means, at each of its places, with the others. */
export function duplicateFindings(groups: readonly MeantGroup[], ties: Ties): Finding[] {
  return groups.flatMap((group) => findingsOf(group, ties));
}

/** Telling more places in a sentence helps nobody. */
const mostPlacesTold = 3;

function findingsOf({ spki, places, meanings }: MeantGroup, ties: Ties): Finding[] {
  const witnesses = witnessText(places);
  const first = places.slice(0, mostRelatedPlaces + 1).map((place) => relatedPlace(place, ties));
  const othersThan = othersTexts(places, ties);
  const relatedOfLater = first.slice(0, mostRelatedPlaces);
  const inFile = new Map<string, number>();
  return places.flatMap((place, position) => {
    const meaning = meanings[position];
    if (!meaning?.rule) return [];
    const twin = inFile.get(place.file) ?? 0;
    inFile.set(place.file, twin + 1);
    const { rule, severity, evidence, advice } = meaning;
    const [owner, others] = [ownerText(place, ties), othersThan(place)];
    return makeFinding({
      rule,
      severity,
      message: {
        en: `${owner.en} is also in ${others.en}.${witnesses.en} ${evidence.en} ${advice.en}`,
        fr: `${owner.fr} est aussi dans ${others.fr}.${witnesses.fr} ${evidence.fr} ${advice.fr}`,
      },
      file: place.file,
      range: place.material.range,
      related: position < first.length ? first.filter((_, other) => other !== position) : relatedOfLater,
      identity: [spki ?? place.material.sha256, twin],
    });
  });
}

function ownerText({ file }: KeyPlace, ties: Ties): Text {
  const entries = ties.of(file);
  if (entries.length === 0) return { en: 'This private key', fr: 'Cette clé privée' };
  const owner = tieText(entries);
  return { en: `The private key of ${owner.en}`, fr: `La clé privée du ${owner.fr}` };
}

/** Tells the places other than one: the first few by name, those that the configuration knows before all. */
function othersTexts(places: readonly KeyPlace[], ties: Ties): (place: KeyPlace) => Text {
  const isTied = ({ file }: KeyPlace) => ties.of(file).length > 0;
  const [tied, untied] = [places.filter(isTied), places.filter((place) => !isTied(place))];
  const first = [...tied, ...untied].slice(0, mostPlacesTold + 1);
  const names = new Map(first.map((place) => [place, placeText(place, ties)]));
  return (place) => {
    const told = first.filter((other) => other !== place).slice(0, mostPlacesTold);
    const more = places.length - 1 - told.length;
    const list = (language: Language) =>
      told.flatMap((other) => names.get(other)?.[language] ?? []).join(told.some(isTied) ? '; ' : ', ');
    return more > 0
      ? { en: `${list('en')} and ${more} more`, fr: `${list('fr')} et ${more} de plus` }
      : { en: list('en'), fr: list('fr') };
  };
}

function placeText({ file }: KeyPlace, ties: Ties): Text {
  const entries = ties.of(file);
  if (entries.length === 0) return { en: file, fr: file };
  const tie = tieText(entries);
  return { en: `${file} (${tie.en})`, fr: `${file} (${tie.fr})` };
}

/** Says which encrypted keys are known only by what stands beside them. */
function witnessText(places: readonly KeyPlace[]): Text {
  const all = [...new Set(places.flatMap(({ takenFrom }) => takenFrom ?? []))];
  const witnesses = all.slice(0, mostPlacesTold).join(', ') + (all.length > mostPlacesTold ? '…' : '');
  return witnesses === ''
    ? { en: '', fr: '' }
    : {
        en: ` An encrypted key was recognised by the file beside it: ${witnesses}.`,
        fr: ` Une clé chiffrée a été reconnue par le fichier qui l’accompagne : ${witnesses}.`,
      };
}

function relatedPlace({ file, material }: KeyPlace, ties: Ties): RelatedPlace {
  return { file, range: material.range, message: sameKeyText(ties.of(file)) };
}

function sameKeyText(entries: readonly CertificateEntry[]): Text {
  if (entries.length === 0) return { en: 'The same private key.', fr: 'La même clé privée.' };
  const tie = tieText(entries);
  return { en: `The same private key: ${tie.en}.`, fr: `La même clé privée : ${tie.fr}.` };
}
