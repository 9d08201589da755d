import { isCollection, isNode, isPair, type ErrorCode } from 'yaml';
import type { Text } from '../language';
import { positionsIn } from '../lines';
import { type Position, startOfFile } from '../range';
import { movedDown, rangeMovedDown, type Tree } from './tree';
import { buildTree, type SyntaxProblem } from './buildTree';
import { readParts, type ReadTree } from './parts';
import { readWholeYaml, type YamlError } from './wholeYaml';

/** More would bury the first ones. */
const mostProblems = 100;

/** Reads YAML leniently: what could be read, and the first hundred problems of form. */
export function readYaml(text: string): ReadTree {
  const before = knownParts.size;
  const { tree, problems } = readParts(text, { readPart, unfinished }) ?? readWhole(text);
  if (knownParts.size !== before) boundMemory(text);
  return { tree, problems: problems.slice(0, mostProblems) };
}

/**
 * What parts were read as, as if each were a file: from one keystroke to the next all but one stay the same, and
 * reading is by far the longest work of a check.
 */
const knownParts = new Map<string, ReadTree>();

/** Several configurations of 2,000 certificates. */
const mostKnownParts = 20_000;

/** In UTF-16 code units: dozens of versions of the largest configuration. */
const mostKeptText = 32 << 20;
let keptText = 0;

/** A part is a slice of its text, and as long as it is known the whole text stays in memory with it. */
function boundMemory(text: string): void {
  keptText += text.length;
  if (keptText <= mostKeptText) return;
  knownParts.clear();
  keptText = 0;
}

function readPart(part: string, line: number): ReadTree {
  const read = knownParts.get(part) ?? readWhole(part);
  if (knownParts.size >= mostKnownParts) knownParts.clear();
  knownParts.set(part, read);
  return {
    tree: movedDown(read.tree, line),
    problems: read.problems.map((problem) => problemMovedDown(problem, line)),
  };
}

function problemMovedDown(problem: SyntaxProblem, lines: number): SyntaxProblem {
  const { range, related } = problem;
  return {
    ...problem,
    range: rangeMovedDown(range, lines),
    ...(related && { related: { ...related, range: rangeMovedDown(related.range, lines) } }),
  };
}

function readWhole(text: string): ReadTree {
  const read = readWholeYaml(text);
  if (!read) return { tree: nothing, problems: [{ message: tooMuch, range: startOfFile }] };
  const positionAt = positionsIn(text);
  const { contents, errors } = read;
  const { tree, problems } = buildTree(contents, text, positionAt);
  return { tree, problems: [...parseProblems(contents, errors, text, positionAt), ...problems] };
}

/** The first error of each line; after a first error, the tokens that no longer fit are only its consequence. */
function parseProblems(
  contents: unknown,
  errors: readonly YamlError[],
  text: string,
  positionAt: (offset: number) => Position,
): SyntaxProblem[] {
  const problems = new Map<number, SyntaxProblem>();
  for (const { code, pos } of errors) {
    // The tree tells of nesting sooner, and nothing after this fits.
    if (code === 'RESOURCE_EXHAUSTION') break;
    const unclosedQuote = code === 'MISSING_CHAR' && pos[0] >= text.trimEnd().length;
    const offset = unclosedQuote ? startOfLastValue(contents) : Math.min(pos[0], text.length);
    const start = positionAt(offset);
    if (problems.has(start.line) || (problems.size > 0 && code === 'UNEXPECTED_TOKEN')) continue;
    const line = /^[^\r\n]*/.exec(text.slice(offset, pos[1]))?.[0] ?? '';
    problems.set(start.line, {
      message: messages[code] ?? unreadable,
      range: { start, end: positionAt(offset + line.length) },
    });
  }
  return [...problems.values()];
}

/** Where the quote opens that the library only misses at the end of the text. */
function startOfLastValue(contents: unknown): number {
  let last = contents;
  while (isCollection(last) && last.items.length > 0) {
    const item = last.items.at(-1);
    last = isPair(item) ? (item.value ?? item.key) : item;
  }
  return isNode(last) ? (last.range?.[0] ?? 0) : 0;
}

const nothing: Tree = { kind: 'scalar', value: null, source: '', range: startOfFile };

const tooMuch: Text = {
  en: 'This file holds more than can be read without making you wait. Split it into several `*.certificates.yaml` files.',
  fr: 'Ce fichier contient plus que ce qui peut être lu sans vous faire attendre. Divisez-le en plusieurs fichiers `*.certificates.yaml`.',
};

const unreadable: Text = {
  en: 'YAML cannot be read from here. Check the indentation, the colons and the quotes around this place.',
  fr: 'Le YAML n’est plus lisible à partir d’ici. Vérifiez les retraits, les deux-points et les guillemets à cet endroit.',
};

const unfinished: Text = {
  en: 'Something is not finished here: a property without its `:` and value, a quote or bracket that is not closed, or a line that is not aligned. Complete it.',
  fr: 'Il manque quelque chose ici : une propriété sans `:` ni valeur, un guillemet ou un crochet non fermé, ou une ligne mal alignée. Complétez.',
};

const indentation: Text = {
  en: 'The indentation does not fit, or a bracket is not closed. Align this line with its neighbours, or close the bracket.',
  fr: 'Le retrait ne convient pas, ou un crochet n’est pas fermé. Alignez cette ligne sur ses voisines, ou fermez le crochet.',
};

const keyNotOnOneLine: Text = {
  en: 'A property must be written `name: Camille` on its line. Add the colon, or correct the indentation.',
  fr: 'Une propriété s’écrit `name: Camille` sur sa ligne. Ajoutez les deux-points, ou corrigez le retrait.',
};

const quotesNeeded: Text = {
  en: 'A value with this character or with `: ` inside must be between quotes. Add quotes around the value.',
  fr: 'Une valeur qui contient ce caractère ou `: ` doit être entre guillemets. Mettez la valeur entre guillemets.',
};

const repeatedMark: Text = {
  en: 'A value can have only one anchor and one tag. Remove the extra one.',
  fr: 'Une valeur n’a qu’une ancre et qu’une étiquette. Retirez celle en trop.',
};

const messages: Partial<Record<ErrorCode, Text>> = {
  TAB_AS_INDENT: {
    en: 'A tab cannot indent YAML. Replace it with spaces.',
    fr: 'Une tabulation ne peut pas servir de retrait en YAML. Remplacez-la par des espaces.',
  },
  MULTIPLE_DOCS: {
    en: 'A second YAML document begins here and is not read. Keep one document per file.',
    fr: 'Un deuxième document YAML commence ici et n’est pas lu. Gardez un seul document par fichier.',
  },
  BAD_DQ_ESCAPE: {
    en: 'This backslash sequence does not exist between double quotes. Write `\\\\` for a backslash, or use single quotes.',
    fr: 'Cette séquence n’existe pas entre guillemets doubles. Écrivez `\\\\` pour une barre oblique inverse, ou utilisez des apostrophes.',
  },
  MISSING_CHAR: unfinished,
  BAD_INDENT: indentation,
  MULTILINE_IMPLICIT_KEY: keyNotOnOneLine,
  KEY_OVER_1024_CHARS: keyNotOnOneLine,
  BLOCK_AS_IMPLICIT_KEY: quotesNeeded,
  BAD_SCALAR_START: quotesNeeded,
  MULTIPLE_ANCHORS: repeatedMark,
  MULTIPLE_TAGS: repeatedMark,
  ALIAS_PROPS: repeatedMark,
};
