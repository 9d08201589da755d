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
  const lists = places.slice(0, mostPlacesTold + 1).map((_, position) => othersText(places, position, ties));
  const othersOfLater = othersText(places, mostPlacesTold + 1, ties);
  const relatedOfLater = first.slice(0, mostRelatedPlaces);
  const inFile = new Map<string, number>();
  return places.flatMap((place, position) => {
    const meaning = meanings[position];
    if (!meaning?.rule) return [];
    const twin = inFile.get(place.file) ?? 0;
    inFile.set(place.file, twin + 1);
    const { rule, severity, evidence, advice } = meaning;
    const [owner, others] = [ownerText(place, ties), lists[position] ?? othersOfLater];
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

/** The places other than the one at `position`, the first few by name. */
function othersText(places: readonly KeyPlace[], position: number, ties: Ties): Text {
  const told = places
    .slice(0, mostPlacesTold + 1)
    .filter((_, other) => other !== position)
    .slice(0, mostPlacesTold);
  const more = places.length - 1 - told.length;
  const list = (language: Language, rest: string) =>
    told
      .map(({ file }) => `${file} (${tieText(ties.of(file))[language]})`)
      .concat(more > 0 ? [rest] : [])
      .join('; ');
  return { en: list('en', `and ${more} more`), fr: list('fr', `et ${more} de plus`) };
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
  const tie = tieText(ties.of(file));
  return {
    file,
    range: material.range,
    message: { en: `The same private key: ${tie.en}.`, fr: `La même clé privée : ${tie.fr}.` },
  };
}
