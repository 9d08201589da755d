import type { Edit } from '../../fix';
import type { ConfigurationDocument } from '../document';
import type { ConfigPath } from '../model';
import { type MapTree, nearestPlace, type Property, type Tree } from '../tree';
import { indentationOf, isInBrackets, lineEnd, lineStart, nextLine, type Page, pageOf } from './page';
import { inQuotesLike, onOneLine, type Written } from './written';

/** What an edit comes to: nothing where the text is written in a way that cannot be changed for sure. */
export type Edits = readonly Edit[] | undefined;

/** Writes a single value at `path` in the quotes it has; adds the property where it is missing. */
export function setValue(document: ConfigurationDocument, path: ConfigPath, value: Written): Edits {
  const page = pageOf(document);
  const tree = page.own(path);
  if (!tree) return addProperty(document, path, value);
  const span = page.spanOf(tree.range);
  const written = page.text.slice(span.start, span.end);
  if (tree.kind !== 'scalar' || written === '' || isNothing(document, path)) return undefined;
  const text = typeof value === 'string' ? inQuotesLike(written[0], value) : onOneLine(value);
  return text === written ? undefined : [page.edit(span, text)];
}

/** Gives the property at `path` another name, that its block does not have yet. */
export function renameProperty(document: ConfigurationDocument, path: ConfigPath, name: string): Edits {
  const page = pageOf(document);
  const property = propertyAt(document, path);
  if (!property || !page.own(path) || propertyAt(document, [...path.slice(0, -1), name])) return undefined;
  return [page.edit(page.spanOf(property.keyRange), onOneLine(name))];
}

/** Adds the property at `path` to its block, behind the property `after` or else behind the last one. */
export function addProperty(
  document: ConfigurationDocument,
  path: ConfigPath,
  value: Written,
  after?: string,
): Edits {
  const page = pageOf(document);
  const block = page.own(path.slice(0, -1));
  const name = String(path.at(-1));
  if (block?.kind !== 'map' || block.entries.has(name)) return undefined;
  const before = (after === undefined ? undefined : block.entries.get(after)) ?? lastOf(page, block);
  if (!before) return undefined;
  const end = endOf(page, before);
  const text = `${name}: ${onOneLine(value)}`;
  if (isInBrackets(page, block)) return [page.edit({ start: end, end }, `, ${text}`)];
  const at = lineEnd(page.text, end);
  const indentation = indentationOf(page, block);
  if (indentation === undefined) return undefined;
  return [page.edit({ start: at, end: at }, `${page.lineBreak}${indentation}${text}`)];
}

/** Removes the property at `path`, which is not the first nor the only one of its block. */
export function removeProperty(document: ConfigurationDocument, path: ConfigPath): Edits {
  const page = pageOf(document);
  const block = page.own(path.slice(0, -1));
  const property = propertyAt(document, path);
  if (block?.kind !== 'map' || !property || !page.own(path)) return undefined;
  const properties = [...block.entries.values()];
  const before = properties[properties.indexOf(property) - 1];
  const start = page.spanOf(property.keyRange).start;
  const end = endOf(page, property);
  if (end <= start) return undefined;
  if (!before) return removeFirst(page, block, property, properties[1]);
  if (isInBrackets(page, block)) return withoutComments(page, endOf(page, before), end);
  return removeLines(page, start, end);
}

/** The first property stands behind the dash or bracket of its block, and the next one takes its place. */
function removeFirst(page: Page, block: MapTree, first: Property, next: Property | undefined): Edits {
  if (!next || (!isInBrackets(page, block) && indentationOf(page, block) === undefined)) return undefined;
  return withoutComments(page, page.spanOf(first.keyRange).start, page.spanOf(next.keyRange).start);
}

/** Removes the text between two offsets, unless it holds a comment or would leave a comma without an item. */
export function withoutComments({ text, edit }: Page, start: number, end: number): Edits {
  const [before, after] = [text.slice(lineStart(text, start), start), text.slice(end, lineEnd(text, end))];
  const leavesComma = /[[{,]\s*$/.test(before) && /^\s*,/.test(after);
  return leavesComma || text.slice(start, end).includes('#') ? undefined : [edit({ start, end }, '')];
}

/** Removes the lines from one offset to another; a comment at their end stays, on a line of its own. */
export function removeLines(page: Page, start: number, end: number): Edits {
  const rest = page.text.slice(end, lineEnd(page.text, end)).trimStart();
  const lines = page.text.lastIndexOf('\n', start - 1) + 1;
  if (page.text.slice(start, end).includes(' #') || page.text.slice(lines, start).trim() !== '')
    return undefined;
  if (rest !== '' && !rest.startsWith('#')) return undefined;
  if (rest !== '') {
    const comment = lineEnd(page.text, end) - rest.length;
    return [page.edit({ start, end: comment }, '')];
  }
  const last = nextLine(page.text, end);
  if (last > lineEnd(page.text, end)) return [page.edit({ start: lines, end: last }, '')];
  // The line break before them goes; a text may mix several kinds.
  const lineBreak = page.text.startsWith('\r\n', lines - 2) ? 2 : 1;
  return [page.edit({ start: Math.max(0, lines - lineBreak), end: last }, '')];
}

/** The property at `path`, as its block has it; one without a name stands nowhere. */
export function propertyAt({ tree }: ConfigurationDocument, path: ConfigPath): Property | undefined {
  const block = nearestPlace(tree, path.slice(0, -1)).value;
  const name = String(path.at(-1));
  return block.kind === 'map' && name !== '' ? block.entries.get(name) : undefined;
}

/** Whether the property at `path` has no value written: its place is then that of its name. */
function isNothing(document: ConfigurationDocument, path: ConfigPath): boolean {
  const property = propertyAt(document, path);
  const { spanOf } = pageOf(document);
  return property !== undefined && spanOf(property.value.range).start <= spanOf(property.keyRange).start;
}

function lastOf(page: Page, { entries }: MapTree): Property | undefined {
  return [...entries.values()].reduce<Property | undefined>(
    (last, each) =>
      last && page.spanOf(last.keyRange).start > page.spanOf(each.keyRange).start ? last : each,
    undefined,
  );
}

/** Where a property ends: with its value, or with its colon, if it has one, where it has none. */
function endOf(page: Page, { keyRange, value }: Property): number {
  const { end } = page.spanOf(value.range);
  if (page.spanOf(keyRange).end < end) return end;
  return end + (/^ *:/.exec(page.text.slice(end, lineEnd(page.text, end)))?.[0].length ?? 0);
}

/** Whether a value stands on the lines of the text alone, outside of brackets. */
export function isBlock(page: Page, tree: Tree): boolean {
  return tree.kind !== 'scalar' && !isInBrackets(page, tree);
}
