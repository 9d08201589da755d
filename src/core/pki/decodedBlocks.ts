import { startOfFile } from '../range';
import type { Range } from '../range';
import { BoundedPoints } from './boundedPoints';
import { encodingOf, readValue } from './der';
import { announcedLength, derStructure } from './derStructure';
import type { DerStructure } from './derStructure';
import type { Malformed } from './keyMaterial';
import { isMalformed, orMalformed } from './malformed';
import { materialOfText } from './materialOfText';
import { textPositions } from './textPositions';
import { offsetOfUnit, utf16Text } from './utf16Text';

/** One PEM block, base64 or DER file, its bytes and what they are. Holds views of the file and private keys: not to be kept. */
export interface DecodedBlock {
  readonly encoding: 'pem' | 'base64' | 'der';
  readonly range: Range;
  readonly contents: Uint8Array;
  readonly structure: DerStructure | Malformed;
  /** The byte of the file that carries a byte of the contents. */
  readonly offsetOf: (index: number) => number;
}

const mostBlocks = 1000;

/** The key material of a file: the whole of a DER file, or every PEM block of a text and base64 of any of these; the points of
 * its keys are computed by `points`. */
export function decodedBlocks(file: Uint8Array, points = new BoundedPoints()): Iterable<DecodedBlock> {
  const structure = startsLikeDer(file) ? orMalformed(() => derStructure(file, points.of)) : null;
  if (structure) {
    const contents = isMalformed(structure) ? file : encodingOf(readValue(file));
    return [{ encoding: 'der', range: startOfFile, contents, structure, offsetOf: (index) => index }];
  }
  const narrowed = utf16Text(file);
  return narrowed
    ? blocksOfText(narrowed, offsetOfUnit, points)
    : blocksOfText(file, (index) => index, points);
}

/** Whether a file starts as DER of key material does: a text does not. */
function startsLikeDer(file: Uint8Array): boolean {
  const length = announcedLength(file);
  const isLong = (file[1] ?? 0) >= 0x80;
  return length !== null && (isLong || length === file.length);
}

function* blocksOfText(
  text: Uint8Array,
  offsetInFile: (index: number) => number,
  points: BoundedPoints,
): Generator<DecodedBlock> {
  const positionAt = textPositions(text);
  let count = 0;
  for (const { encoding, start, end, contents, structure, offsetOf } of materialOfText(text, points.of)) {
    const block = {
      encoding,
      range: { start: positionAt(start), end: positionAt(end) },
      contents,
      offsetOf: (index: number) => offsetInFile(offsetOf(index)),
    };
    if (++count > mostBlocks) {
      yield { ...block, contents: new Uint8Array(), structure: tooManyBlocks(offsetInFile(start)) };
      return;
    }
    yield {
      ...block,
      structure: isMalformed(structure)
        ? { ...structure, offset: offsetInFile(structure.offset) }
        : structure,
    };
  }
}

function tooManyBlocks(offset: number): Malformed {
  return {
    message: {
      en: `This file holds over ${mostBlocks} PEM blocks: from here on they are not read. Split it.`,
      fr: `Ce fichier contient plus de ${mostBlocks} blocs PEM : à partir d’ici, ils ne sont pas lus. Divisez-le.`,
    },
    offset,
  };
}
