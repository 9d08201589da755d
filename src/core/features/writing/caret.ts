import type { ConfigPath } from '../../config/model';
import type { Position, Range } from '../../range';
import { BlockReader } from './blockReader';
import { TextLines, type TextLine } from './textLines';

/** A block of properties or a list around the caret, as far as it is written. */
export interface Container {
  readonly kind: 'map' | 'list';
  /** Where it stands; every position in a list is 0, since the schema says the same of all. */
  readonly path: ConfigPath;
  /** Column of its property names or dashes. */
  readonly column: number;
  /** Between brackets. */
  readonly flow: boolean;
  /** What is written in it but at the caret: values by property name, or items under their number. */
  readonly written: Map<string, string>;
}

/** What may be written at the caret. */
export type Caret = NameCaret | ValueCaret | ItemCaret;

/** A caret before its quote is looked at. */
export type FoundCaret = NameCaret | ValueCaret | ItemCaret extends infer T
  ? T extends Caret
    ? Omit<T, 'quote'>
    : never
  : never;

interface Token {
  readonly container: Container;
  /** What stands there already and would be replaced, on one line. */
  readonly range: Range;
  readonly text: string;
  /** The quote that it begins with, if any. */
  readonly quote: string;
}

/** The name of a property. */
export interface NameCaret extends Token {
  readonly kind: 'name';
  /** A `:` follows already. */
  readonly hasValue: boolean;
}

/** The value of a property. */
export interface ValueCaret extends Token {
  readonly kind: 'value';
  readonly name: string;
  /** Directly after the `:`, so that a space is missing. */
  readonly needsSpace: boolean;
}

/** An item of a list. */
export interface ItemCaret extends Token {
  readonly kind: 'item';
  /** In a block, no dash is written yet. */
  readonly needsDash: boolean;
}

/**
 * What may be written at a position of a configuration, likeliest first. It reads the lines around the position
 * and no more, so it works on half-typed text, and its time does not grow with the number of entries.
 */
export function caretAt(text: string, position: Position): readonly Caret[] {
  const lines = new TextLines(text);
  const line = lines.at(position.line);
  if (position.line >= lines.count || position.character > line.text.length) return [];
  const reader = new BlockReader(position, topLevelNames(text, line));
  for (const each of linesAround(lines, line)) reader.read(each);
  const carets = reader.end();
  return isAboveBlock(lines, position.line) ? carets.filter((caret) => !isNewTopLevelName(caret)) : carets;
}

/** Whether what follows belongs to the property above: another one between the two would take it over. */
function isAboveBlock(lines: TextLines, number: number): boolean {
  const next = nearestLine(lines, number, 1, ({ blank }) => !blank);
  return next !== undefined && (lines.at(next).indent > 0 || isDash(lines.at(next)));
}

function isNewTopLevelName({ kind, container, text }: Caret): boolean {
  return kind === 'name' && container.path.length === 0 && !container.flow && text === '';
}

const topLevelName = /^(?![-\s#\]}])/;
const topLevelNameIn = /^([A-Za-z]\w*)\s*:(?=\s|$)/gm;

function topLevelNames(text: string, { start, text: line }: TextLine): ReadonlySet<string> {
  const end = start + line.length;
  const others = [...text.matchAll(topLevelNameIn)].filter(({ index }) => index < start || index > end);
  return new Set(others.map(([, name = '']) => name));
}

/** The top-level property around a line and, of its list, the item around it. */
function* linesAround(lines: TextLines, caret: TextLine): Iterable<TextLine> {
  const isName = ({ text, blank }: TextLine) => !blank && topLevelName.test(text);
  const ofCaret = isName(caret) ? caret.number : nearestLine(lines, caret.number, -1, isName);
  if (ofCaret === undefined) {
    yield caret;
    return;
  }
  yield lines.at(ofCaret);
  const end = nearestLine(lines, Math.max(ofCaret, caret.number), 1, isName) ?? lines.count;
  const first = nearestLine(lines, ofCaret, 1, ({ blank }) => !blank);
  const column = first !== undefined && first < end && isDash(lines.at(first)) ? lines.at(first).indent : -1;
  const isItem = (line: TextLine) => !line.blank && line.indent === column && isDash(line);
  const before = isItem(caret) ? caret.number : nearestLine(lines, caret.number, -1, isItem);
  const from = before !== undefined && before > ofCaret ? before : ofCaret + 1;
  const after = nearestLine(lines, caret.number, 1, isItem) ?? end;
  for (let number = from; number < Math.min(after, end); number += 1) yield lines.at(number);
  if (after < end) yield lines.at(after);
}

function isDash({ text, indent }: TextLine): boolean {
  return /^-(\s|$)/.test(text.slice(indent));
}

function nearestLine(
  lines: TextLines,
  from: number,
  step: 1 | -1,
  wanted: (line: TextLine) => boolean,
): number | undefined {
  for (let number = from + step; number >= 0 && number < lines.count; number += step) {
    if (wanted(lines.at(number))) return number;
  }
  return undefined;
}
