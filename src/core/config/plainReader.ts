import type { Range } from '../range';
import { FlowLine } from './flowLine';
import type { ConfigLine } from './configLines';
import { plainScalar, quotedScalar } from './plainScalar';
import type { ListTree, MapTree, Property, Tree } from './tree';

const nameAt = /[A-Za-z_][\w-]*(?=:(?: |$))/y;
const deepest = 32;

/**
 * Reads the YAML that people write, many times faster than a library that reads all of it: blocks, lists,
 * brackets on one line, scalars on one line. Anything else is `refused`, and what was read counts for nothing.
 */
export class PlainReader {
  refused = false;
  private at: number;
  private depth = 0;

  /** Reads the lines from index `from` up to `to`; blank lines and comments are left out of `lines`. */
  constructor(
    private readonly lines: readonly ConfigLine[],
    from: number,
    private readonly to: number,
  ) {
    this.at = from;
  }

  /** The item of a list whose dash begins the first line; nothing may follow it. */
  item(): Tree {
    const line = this.lines[this.at];
    const item = line ? this.itemAt(line.indent) : this.refuse();
    return this.at < this.to ? this.refuse() : item;
  }

  /** The property whose name begins the first line; nothing may follow it. */
  property(): { readonly name: string; readonly property: Property } | undefined {
    const line = this.lines[this.at];
    const read = line && this.propertyAt(line, line.indent);
    if (this.at < this.to) this.refuse();
    return this.refused ? undefined : read;
  }

  private line(): ConfigLine | undefined {
    return this.at < this.to && !this.refused ? this.lines[this.at] : undefined;
  }

  private refuse(): Tree {
    this.refused = true;
    return refusedTree;
  }

  private block(column: number): Tree {
    if (this.depth >= deepest) return this.refuse();
    this.depth += 1;
    const line = this.line();
    const read = line && isDash(line.text, column) ? this.list(column) : this.map(column);
    this.depth -= 1;
    return read;
  }

  private list(column: number): Tree {
    const items: Tree[] = [];
    const first = this.line();
    for (let line = first; line?.indent === column && isDash(line.text, column); line = this.line())
      items.push(this.itemAt(column));
    if ((this.line()?.indent ?? -1) > column || !first) return this.refuse();
    return { kind: 'list', items, range: this.from(first, column) } satisfies ListTree;
  }

  private itemAt(column: number): Tree {
    const line = this.line();
    if (!line) return this.refuse();
    const { text } = line;
    const from = afterSpaces(text, column + 1);
    // Where the library takes an empty item to be depends on what follows.
    if (from >= text.length || text[from] === '#') return this.refuse();
    nameAt.lastIndex = from;
    if (nameAt.test(text)) return this.block(from);
    return this.inline(line, from);
  }

  /** Its first name may stand behind a dash. */
  private map(column: number): Tree {
    const entries = new Map<string, Property>();
    const first = this.line();
    for (let line = first; line && (line === first || line.indent === column); line = this.line()) {
      const read = this.propertyAt(line, column);
      if (!read || entries.has(read.name)) return this.refuse();
      entries.set(read.name, read.property);
    }
    if ((this.line()?.indent ?? -1) > column || !first) return this.refuse();
    return { kind: 'map', entries, range: this.from(first, column) } satisfies MapTree;
  }

  private propertyAt(line: ConfigLine, column: number): { name: string; property: Property } | undefined {
    const { text, number } = line;
    nameAt.lastIndex = column;
    const [name] = nameAt.exec(text) ?? [];
    if (name === undefined) {
      this.refuse();
      return undefined;
    }
    const keyRange = rangeOn(number, column, column + name.length);
    const from = afterSpaces(text, column + name.length + 1);
    const isEmpty = from >= text.length || text[from] === '#';
    const value = isEmpty ? this.below(column, keyRange) : this.inline(line, from);
    return { name, property: { keyRange, value } };
  }

  /** The value of a name at `column` that stands on the lines below it. */
  private below(column: number, place: Range): Tree {
    this.at += 1;
    const next = this.line();
    if (next && next.indent > column) return this.block(next.indent);
    if (next?.indent === column && isDash(next.text, column)) return this.list(column);
    return { kind: 'scalar', value: null, source: '', range: place };
  }

  /** A value on one line; whoever reads the block around it refuses lines that go on deeper. */
  private inline(line: ConfigLine, from: number): Tree {
    const { text, number } = line;
    const first = text[from] ?? '';
    let read: { readonly tree: Tree; readonly end: number } | undefined;
    if (first === '[' || first === '{') read = new FlowLine(text, number).read(from);
    else if (first === '"' || first === "'") read = quotedScalar(text, number, from);
    else read = plainScalar(text, number, from, false);
    const rest = read ? afterSpaces(text, read.end) : 0;
    if (!read || (rest < text.length && (text[rest] !== '#' || rest === read.end))) return this.refuse();
    this.at += 1;
    return read.tree;
  }

  /** From a place to the end of the line read last, its comment included, as the library counts. */
  private from({ number }: ConfigLine, column: number): Range {
    const last = this.lines[this.at - 1];
    return {
      start: { line: number, character: column },
      end: { line: last?.number ?? number, character: last?.text.length ?? column },
    };
  }
}

const refusedTree: Tree = {
  kind: 'scalar',
  value: null,
  source: '',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

/** Whether the dash of an item stands at a column. */
export function isDash(text: string, column: number): boolean {
  return text[column] === '-' && (column + 1 === text.length || text[column + 1] === ' ');
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function rangeOn(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
