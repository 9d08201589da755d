import type { ConfigurationDocument } from '../document';
import type { ConfigPath } from '../model';
import type { ListTree, Tree } from '../tree';
import { isInBrackets, lineEnd, lineStart, nextLine, type Page, pageOf } from './page';
import { type Edits, isBlock, removeLines, withoutComments } from './properties';
import { inLines, onOneLine, type Written } from './written';

/** Adds an item to a list behind the one at `path`, laid out as that one is. */
export function addItemAfter(document: ConfigurationDocument, path: ConfigPath, value: Written): Edits {
  const page = pageOf(document);
  const list = page.own(path.slice(0, -1));
  const item = page.own(path);
  if (list?.kind !== 'list' || !item) return undefined;
  const { start, end } = page.spanOf(item.range);
  if (isInBrackets(page, list)) {
    const first = lineStart(page.text, start);
    const indentation = page.text.slice(first, start);
    const separator = indentation.trim() === '' ? `,${page.lineBreak}${indentation}` : ', ';
    return [page.edit({ start: end, end }, `${separator}${onOneLine(value)}`)];
  }
  const dash = dashBefore(page, item);
  if (dash === undefined) return undefined;
  const first = lineStart(page.text, dash);
  const indentation = page.text.slice(first, dash);
  const lead = page.text.slice(dash, start);
  const lines = isBlock(page, item) ? inLines(value) : [onOneLine(value)];
  const inner = ' '.repeat(start - first);
  const written = lines.map((line, number) => (number === 0 ? indentation + lead : inner) + line);
  const added = (isSpaced(page, list.items) ? page.lineBreak : '') + written.join(page.lineBreak);
  // On the next line, since another edit may take the line break that ends this one.
  const at = nextLine(page.text, end);
  const isLast = at === lineEnd(page.text, end);
  return [page.edit({ start: at, end: at }, isLast ? page.lineBreak + added : added + page.lineBreak)];
}

/** Removes items of the list at `path`, which keeps others; what stands between them has to be plain. */
export function removeItems(
  document: ConfigurationDocument,
  path: ConfigPath,
  indexes: readonly number[],
): Edits {
  const page = pageOf(document);
  const list = page.own(path);
  if (list?.kind !== 'list' || indexes.length >= list.items.length) return undefined;
  if (indexes.some((index) => !page.own([...path, index]))) return undefined;
  const edits = isInBrackets(page, list)
    ? runsOf(indexes).map((run) => removeRun(page, list, run))
    : indexes.map((index) => removeBlockItem(page, list.items[index]));
  return edits.every((each) => each !== undefined) ? edits.flat() : undefined;
}

function removeBlockItem(page: Page, item: Tree | undefined): Edits {
  const dash = item && dashBefore(page, item);
  return !item || dash === undefined ? undefined : removeLines(page, dash, page.spanOf(item.range).end);
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Items between brackets that follow each other go with the comma before them, or after them at the front. */
function removeRun(page: Page, { items }: ListTree, { from, to }: Run): Edits {
  const [before, first, last, next] = [items[from - 1], items[from], items[to], items[to + 1]];
  if (before && last)
    return withoutComments(page, page.spanOf(before.range).end, page.spanOf(last.range).end);
  if (first && next)
    return withoutComments(page, page.spanOf(first.range).start, page.spanOf(next.range).start);
  return undefined;
}

function runsOf(indexes: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === index - 1) runs[runs.length - 1] = { from: last.from, to: index };
    else runs.push({ from: index, to: index });
  }
  return runs;
}

/** The offset of the dash of an item, where it stands on the item's first line with nothing else before it. */
function dashBefore({ text, spanOf }: Page, { range }: Tree): number | undefined {
  const { start } = spanOf(range);
  const first = lineStart(text, start);
  const lead = /^( *)-[ \t]+$/.exec(text.slice(first, start))?.[1];
  return lead === undefined ? undefined : first + lead.length;
}

/** Whether blank lines stand between the items of a list. */
function isSpaced({ text, spanOf }: Page, [first, second]: readonly Tree[]): boolean {
  if (!first || !second) return false;
  const between = text.slice(spanOf(first.range).end, spanOf(second.range).start);
  return /[\r\n][ \t]*[\r\n]/.test(between.replaceAll('\r\n', '\n'));
}
