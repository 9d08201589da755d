import type { Edit } from '../../fix';
import { offsetsIn, positionsIn } from '../../lines';
import type { Range } from '../../range';
import type { ConfigurationDocument } from '../document';
import type { ConfigPath } from '../model';
import { type MapTree, type Tree, valueAt } from '../tree';
import { soundPlaces } from './soundPlaces';

/** Offsets of UTF-16 code units in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A configuration as a text to edit, by offsets. */
export interface Page {
  readonly text: string;
  readonly lineBreak: string;
  readonly spanOf: (range: Range) => Span;
  readonly edit: (span: Span, text: string) => Edit;
  /** The value at `path`, where it can be changed with certainty. */
  readonly own: (path: ConfigPath) => Tree | undefined;
}

const pages = new WeakMap<ConfigurationDocument, Page>();

/** The page of a document, made once. */
export function pageOf(document: ConfigurationDocument): Page {
  const page = pages.get(document) ?? makePage(document);
  pages.set(document, page);
  return page;
}

function makePage(document: ConfigurationDocument): Page {
  const { text, tree } = document;
  const offsetAt = offsetsIn(text);
  const positionAt = positionsIn(text);
  const isSound = soundPlaces(document);
  return {
    text,
    lineBreak: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    spanOf: ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }),
    edit: ({ start, end }, written) => ({
      range: { start: positionAt(start), end: positionAt(end) },
      text: written,
    }),
    own: (path) => (isSound(path) ? valueAt(tree, path) : undefined),
  };
}

/** Whether a block or list is written between brackets. */
export function isInBrackets({ text, spanOf }: Page, tree: Tree): boolean {
  return /[[{]/.test(text.charAt(spanOf(tree.range).start));
}

/** The end of the line of an offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const lineBreak = /[\r\n]/g;
  lineBreak.lastIndex = offset;
  return lineBreak.exec(text)?.index ?? text.length;
}

/** The start of the line of an offset. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The start of the line after that of an offset. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : Math.min(1, text.length - end));
}

/** The spaces before the properties of a block that is not between brackets, where they stand on lines of their own. */
export function indentationOf({ text, spanOf }: Page, { entries }: MapTree): string | undefined {
  const [first] = entries.values();
  const start = first && spanOf(first.keyRange).start;
  const before = start === undefined ? '?' : text.slice(lineStart(text, start), start);
  return /^[ -]*$/.test(before) ? ' '.repeat(before.length) : undefined;
}
