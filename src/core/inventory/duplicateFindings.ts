import type { Finding, RelatedPlace } from '../finding';
import type { Language, Text } from '../language';
import { makeFinding } from '../rules/finding';
import { duplicateGroups, type DuplicateGroup, type KeyPlace } from './duplicateGroups';
import type { KeyMaterialIndex } from './keyMaterialIndex';
import { tieText, type Ties } from './ties';

/** A warning at each place that holds a private key which another place holds too (rule `duplicate-private-key`). */
export function duplicateFindings(index: KeyMaterialIndex, ties: Ties): Finding[] {
  return duplicateGroups(index).flatMap((group) => findingsOf(group, ties));
}

/** Telling more places in a sentence helps nobody. */
const mostPlacesTold = 3;
/** Each place names the others, so that a key copied n times would make n² of them. */
const mostRelatedPlaces = 50;

function findingsOf({ spki, places }: DuplicateGroup, ties: Ties): Finding[] {
  const evidence = evidenceText(places);
  const related = places.slice(0, mostRelatedPlaces + 1).map((place) => relatedPlace(place, ties));
  const inFile = new Map<string, number>();
  return places.map((place, position) => {
    const twin = inFile.get(place.file) ?? 0;
    inFile.set(place.file, twin + 1);
    return makeFinding({
      rule: 'duplicate-private-key',
      severity: 'warning',
      message: message(place, places, evidence, ties),
      file: place.file,
      range: place.material.range,
      related: related.filter((_, other) => other !== position).slice(0, mostRelatedPlaces),
      identity: [spki ?? place.material.sha256, twin],
    });
  });
}

function message(place: KeyPlace, places: readonly KeyPlace[], evidence: Text, ties: Ties): Text {
  const told = places
    .slice(0, mostPlacesTold + 1)
    .filter((other) => other !== place)
    .slice(0, mostPlacesTold);
  const more = places.length - 1 - told.length;
  const owners = ties.of(place.file);
  const owner = tieText(owners);
  const list = (language: Language, rest: string) =>
    told
      .map(({ file }) => `${file} (${tieText(ties.of(file))[language]})`)
      .concat(more > 0 ? [rest] : [])
      .join('; ');
  return {
    en:
      `${owners.length > 0 ? `The private key of ${owner.en}` : 'This private key'} is also in ` +
      `${list('en', `and ${more} more`)}.${evidence.en} ` +
      'Delete the copies that are not used, and make a new key for each other instance or server.',
    fr:
      `${owners.length > 0 ? `La clé privée du ${owner.fr}` : 'Cette clé privée'} est aussi dans ` +
      `${list('fr', `et ${more} de plus`)}.${evidence.fr} ` +
      'Supprimez les copies inutiles et créez une nouvelle clé pour chaque autre instance ou serveur.',
  };
}

/** Says which encrypted keys are known only by what stands beside them. */
function evidenceText(places: readonly KeyPlace[]): Text {
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
