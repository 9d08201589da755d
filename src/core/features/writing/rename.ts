import type { ConfigurationDocument } from '../../config/document';
import { inQuotesLike } from '../../config/edits/written';
import { quoted } from '../../config/quoted';
import { folderName } from '../../config/readValue';
import type { Text } from '../../language';
import { offsetsIn } from '../../lines';
import type { Position, Range } from '../../range';
import { idAt, idPlaces, placesOfIdAt } from './ids';

/** One place that changes. */
export interface Replacement {
  readonly range: Range;
  readonly text: string;
}

/** Why something cannot be renamed. */
export interface Refusal {
  readonly refusal: Text;
}

const longestId = 64;

/** What is renamed at a position: the place of an id, its quotes left out; null where there is none. */
export function renamedAt(
  document: ConfigurationDocument,
  position: Position,
  hasFiles: (certificateId: string) => boolean,
): { readonly range: Range; readonly id: string } | Refusal | null {
  const place = idAt(document, position);
  if (!place) return null;
  const { id, list, range } = place;
  if (list === 'certificates' && hasFiles(id)) return { refusal: namesFolder(id) };
  return { id, range: withoutQuotes(document, range) };
}

/** The replacements that give the id at a position a new name, wherever it is given and referred to. */
export function renameAt(
  document: ConfigurationDocument,
  position: Position,
  newId: string,
  hasFiles: (certificateId: string) => boolean,
): readonly Replacement[] | Refusal | null {
  const renamed = renamedAt(document, position, hasFiles);
  const place = idAt(document, position);
  if (renamed === null || place === undefined || 'refusal' in renamed)
    return renamed && 'refusal' in renamed ? renamed : null;
  if (!folderName.test(newId) || newId.length > longestId) return { refusal: notAnId(newId) };
  const taken = idPlaces(document).some(
    ({ list, id, isDefinition }) => isDefinition && list === place.list && id === newId,
  );
  if (taken && newId !== place.id) return { refusal: alreadyTaken(newId, place.list) };
  const offsetOf = offsetsIn(document.text);
  return placesOfIdAt(document, position).map(({ range }) => ({
    range,
    text: inQuotesLike(document.text[offsetOf(range.start)], newId),
  }));
}

function withoutQuotes({ text }: ConfigurationDocument, range: Range): Range {
  const quote = text[offsetsIn(text)(range.start)];
  if (quote !== '"' && quote !== "'") return range;
  const { start, end } = range;
  return {
    start: { ...start, character: start.character + 1 },
    end: { ...end, character: end.character - 1 },
  };
}

const namesFolder = (id: string): Text => ({
  en: `The id ${quoted(id)} names the folder that holds the certificate’s files, which a rename would leave behind. Move the folder first, then rename.`,
  fr: `L’id ${quoted(id)} nomme le dossier qui contient les fichiers du certificat, qu’un renommage abandonnerait. Déplacez d’abord le dossier, puis renommez.`,
});

const notAnId = (id: string): Text => ({
  en: `${quoted(id)} is not an id. Use lower-case letters, digits and single hyphens, 64 characters at most.`,
  fr: `${quoted(id)} n’est pas un id. Utilisez des minuscules, des chiffres et des traits d’union simples, 64 caractères au plus.`,
});

const alreadyTaken = (id: string, list: string): Text => ({
  en: `The id ${quoted(id)} is already taken in \`${list}\`. Choose another one.`,
  fr: `L’id ${quoted(id)} est déjà pris dans \`${list}\`. Choisissez-en un autre.`,
});
