import type { Text } from '../language';
import type { Range } from '../range';
import type { SyntaxProblem } from './buildTree';
import { configLines, type ConfigLine } from './configLines';
import type { ListTree, MapTree, Property, Tree } from './tree';

/** A tree and the mistakes of form met on the way. */
export interface ReadTree {
  readonly tree: Tree;
  readonly problems: readonly SyntaxProblem[];
}

interface NamedProperty {
  readonly name: string;
  readonly property: Property;
}

/** Reads any YAML, of a part of a file that begins with the line `line`. */
export type ReadPart = (part: string, line: number) => ReadTree;

/** Anchors and aliases, several documents, directives: what ties places of a file together. */
const ties = /(?:^ *|: +|- +|[[{,] *)[&*]\S|^(?:---|\.\.\.|%|\?)/m;
const nameAt = /^[A-Za-z_][\w-]*:(?: |$)/;
const nameAlone = /^([A-Za-z_][\w-]*): *(?:#.*)?$/;
const halfName = /^[A-Za-z_][\w-]*$/;
/** Parts beyond which a file is read as a whole: 2,000 certificates have about as many. */
const mostParts = 5000;

/** How one part is read, and what to say of a name without its colon. */
export interface PartReading {
  readonly readPart: ReadPart;
  readonly unfinished: Text;
}

/**
 * Reads a configuration part by part: each top-level property, and each item of its list, is read on its own,
 * and one that is broken spoils no other. Null where parts cannot be told apart.
 */
export function readParts(text: string, reading: PartReading): ReadTree | null {
  if (ties.test(text)) return null;
  const lines = configLines(text);
  const [first] = lines ?? [];
  if (!lines || !first || !isName(first)) return null;
  const parts = new Parts(text, lines, reading);
  const entries = new Map<string, Property>();
  for (let from = 0; from < lines.length;) {
    let to = from + 1;
    while (to < lines.length && !isName(lines[to]) && !isHalfName(lines[to])) to += 1;
    if (isHalfName(lines[from])) parts.halfName(from);
    else {
      const read = parts.property(from, to);
      if (!read || entries.has(read.name)) return null;
      entries.set(read.name, read.property);
    }
    from = to;
  }
  const last = lines.at(-1) ?? first;
  const tree: MapTree = { kind: 'map', entries, range: span(first, 0, last) };
  return { tree, problems: parts.problems };
}

class Parts {
  readonly problems: SyntaxProblem[] = [];
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly lines: readonly ConfigLine[],
    private readonly reading: PartReading,
  ) {}

  /** A name that stands alone on its line; what is below it, if anything, is lost. */
  halfName(at: number): void {
    const line = this.lines[at];
    if (line) this.problems.push({ message: this.reading.unfinished, range: span(line, 0, line) });
  }

  property(from: number, to: number): NamedProperty | undefined {
    const list = this.listOf(from, to);
    if (list) return list;
    const read = this.read(from, to);
    const [entry] = read?.tree.kind === 'map' && read.tree.entries.size === 1 ? read.tree.entries : [];
    if (!read || !entry) return undefined;
    this.problems.push(...read.problems);
    return { name: entry[0], property: entry[1] };
  }

  /** The property whose list begins below its name, item by item. */
  private listOf(from: number, to: number): NamedProperty | undefined {
    const line = this.lines[from];
    const first = this.lines[from + 1];
    const name = nameAlone.exec(line?.text ?? '')?.[1];
    if (!line || !first || name === undefined || from + 1 >= to || !isDash(first.text, first.indent))
      return undefined;
    const column = first.indent;
    const items: Tree[] = [];
    const told = this.problems.length;
    for (let at = from + 1; at < to;) {
      let end = at + 1;
      while (end < to && (this.lines[end]?.indent ?? 0) > column) end += 1;
      const isItem = this.lines[at]?.indent === column && isDash(this.lines[at]?.text ?? '', column);
      const read = isItem ? this.items(at, end) : undefined;
      if (!read) {
        this.problems.length = told;
        return undefined;
      }
      items.push(...read);
      at = end;
    }
    const keyRange = span(line, 0, { ...line, text: name });
    const value: ListTree = { kind: 'list', items, range: span(first, column, this.lines[to - 1] ?? first) };
    return { name, property: { keyRange, value } };
  }

  /** The item of some lines; where it is broken, what can be made out of it. */
  private items(from: number, to: number): readonly Tree[] | undefined {
    const read = this.read(from, to);
    if (!read) return undefined;
    const items = read.tree.kind === 'list' ? read.tree.items : [];
    if (items.length !== 1 && read.problems.length === 0) return undefined;
    this.problems.push(...read.problems);
    return items;
  }

  /** Undefined once there were too many parts. */
  private read(from: number, to: number): ReadTree | undefined {
    this.count += 1;
    const first = this.lines[from];
    if (!first || this.count > mostParts) return undefined;
    return this.reading.readPart(this.text.slice(first.offset, this.lines[to]?.offset), first.number);
  }
}

function isName(line: ConfigLine | undefined): boolean {
  return line?.indent === 0 && nameAt.test(line.text);
}

function isHalfName(line: ConfigLine | undefined): boolean {
  return line?.indent === 0 && halfName.test(line.text);
}

function span(first: ConfigLine, column: number, last: ConfigLine): Range {
  return {
    start: { line: first.number, character: column },
    end: { line: last.number, character: last.text.length },
  };
}

/** Whether the dash of an item stands at a column. */
function isDash(text: string, column: number): boolean {
  return text[column] === '-' && (column + 1 === text.length || text[column + 1] === ' ');
}
