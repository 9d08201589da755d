import type { ConfigPath } from '../../config/model';
import type { Position, Range } from '../../range';
import type { Caret, Container, FoundCaret } from './caret';
import { FlowReader } from './flowReader';
import { plainToken, quotedToken } from './tokens';
import type { TextLine } from './textLines';

interface Block extends Container {
  /** The name whose value is not written on its line; null once it has one. */
  open: string | null;
  items: number;
}

interface Beginning {
  readonly line: TextLine;
  readonly column: number;
  readonly end: number;
  readonly text: string;
}

const name = /^("[^"]*"|'[^']*'|[^\s#:,[\]{}"'&*!|>%@`?-][^:#]*?)\s*:(?=\s|$)/;

/** Reads the lines around a caret one by one, and tells what may be written at it. */
export class BlockReader {
  private readonly blocks: Block[] = [];
  private readonly carets: Caret[] = [];
  private flow: FlowReader | null = null;
  /** Lines indented deeper than this belong to a text of several lines. */
  private textColumn = Infinity;
  /** What begins at the caret on a line of its own, until it is known what follows it. */
  private pending: Beginning | null = null;
  private readonly found = (caret: FoundCaret): void => {
    const character = this.caretLine[caret.range.start.character] ?? '';
    this.carets.push({ ...caret, quote: /["']/.test(character) ? character : '' });
  };
  private caretLine = '';

  constructor(
    private readonly caret: Position,
    private readonly topLevel: ReadonlySet<string>,
  ) {}

  /** Reads the next line. */
  read(line: TextLine): void {
    if (this.isAt(line)) this.caretLine = line.text;
    if (this.flow?.open) {
      if (line.blank || line.indent > this.flow.column) {
        this.readFlow(line, 0);
        return;
      }
      this.flow = null;
    }
    if (line.blank) {
      const { character } = this.caret;
      const inComment = line.text.slice(0, character).includes('#');
      if (this.isAt(line) && !inComment && character <= this.textColumn)
        this.pending = { line, column: character, end: character, text: '' };
      return;
    }
    if (line.indent > this.textColumn) return;
    this.textColumn = Infinity;
    this.settle(line);
    this.readFrom(line, line.indent, false);
  }

  /** What may be written at the caret. */
  end(): readonly Caret[] {
    this.settle(null);
    return this.carets;
  }

  private isAt({ number }: TextLine): boolean {
    return number === this.caret.line;
  }

  private readFrom(line: TextLine, column: number, afterDash: boolean): void {
    const rest = line.text.slice(column);
    if (/^-(\s|$)/.test(rest)) {
      const list = this.listAt(column);
      list.items += 1;
      const gap = /^-\s*/.exec(rest)?.[0].length ?? 1;
      if (rest.trim() === '-' || rest.slice(gap).startsWith('#')) {
        if (this.isAt(line) && this.caret.character > column)
          this.itemAt(list, line, this.caret.character, '');
        return;
      }
      this.readFrom(line, column + gap, true);
      return;
    }
    const [matched, written] = name.exec(rest) ?? [];
    if (matched !== undefined && written !== undefined)
      this.readProperty(line, column, written, matched.length);
    else this.readText(line, column, afterDash);
  }

  private readProperty(line: TextLine, column: number, written: string, length: number): void {
    const map = this.mapAt(column);
    const key = unquoted(written);
    const range = rangeOn(line, column, column + written.length);
    const atName = this.touches(line, column, column + written.length);
    if (atName) this.found({ kind: 'name', container: map, range, text: key, hasValue: true });
    else map.written.set(key, '');
    map.open = key;
    const after = line.text.slice(column + length);
    const gap = /^\s*/.exec(after)?.[0].length ?? 0;
    const from = column + length + gap;
    const value = after.slice(gap);
    if (value === '' || (value.startsWith('#') && gap > 0)) {
      if (this.isAt(line) && this.caret.character >= column + length && this.caret.character <= from)
        this.valueAt(map, key, line, this.caret.character, this.caret.character, '');
      return;
    }
    map.open = null;
    if (/^[|>]/.test(value)) {
      this.textColumn = column;
      return;
    }
    if (/^[[{]/.test(value)) {
      this.flow = new FlowReader(column, this.caret, this.found);
      this.flow.begin([...map.path, key]);
      this.readFlow(line, from);
      if (!atName) map.written.set(key, value);
      return;
    }
    const token = tokenAt(line.text, from, this.isAt(line) ? this.caret.character : -1);
    const inGap = this.isAt(line) && this.caret.character >= column + length && this.caret.character < from;
    if (this.touches(line, token.start, token.end) || inGap)
      this.valueAt(map, key, line, inGap ? this.caret.character : token.start, token.end, token.value);
    if (!atName) map.written.set(key, token.value);
    if (!token.closed) this.textColumn = column;
  }

  /** A text that is no property yet: a half-typed name, or an item of a list. */
  private readText(line: TextLine, column: number, afterDash: boolean): void {
    if (afterDash && /^[[{]/.test(line.text.slice(column))) {
      const list = this.blocks.at(-1);
      if (!list) return;
      this.flow = new FlowReader(list.column, this.caret, this.found);
      this.flow.begin([...list.path, 0]);
      this.readFlow(line, column);
      return;
    }
    const token = tokenAt(line.text, column, this.isAt(line) ? this.caret.character : -1);
    const touched = this.touches(line, token.start, token.end);
    if (afterDash) {
      const list = this.blocks.at(-1);
      if (!list) return;
      if (touched) this.itemAt(list, line, token.start, token.value, token.end);
      else list.written.set(String(list.items), token.value);
      return;
    }
    if (touched) this.pending = { line, column, end: token.end, text: token.value };
  }

  private readFlow(line: TextLine, from: number): void {
    this.flow?.read(line, from);
  }

  /** Says what may begin at the caret on a line of its own, now that the next line is known. */
  private settle(next: TextLine | null): void {
    if (!this.pending) return;
    const { line, column, end, text } = this.pending;
    this.pending = null;
    const range = rangeOn(line, column, end);
    const blocks = this.blocks.filter((block) => block.column <= column);
    const around = blocks.at(-1);
    if (!around) {
      const container = this.newMap([], 0);
      if (column === 0) this.found({ kind: 'name', container, range, text, hasValue: false });
      return;
    }
    if (around.kind === 'map' && around.column === column)
      this.found({ kind: 'name', container: around, range, text, hasValue: false });
    if (blocks.length === this.blocks.length) this.insideOpen(around, { line, column, end, text }, next);
    const lists = blocks.filter((block) => block.kind === 'list' && (next?.indent ?? 0) <= block.column);
    for (const list of lists.reverse()) this.newItem(list, { line, column, end, text });
  }

  /** Offers to begin the value of the property above, which is not written yet or begins on the next line. */
  private insideOpen(map: Block, { line, column, end, text }: Beginning, next: TextLine | null): void {
    if (map.kind !== 'map' || map.open === null) return;
    const path = [...map.path, map.open];
    const itemColumn = next !== null && isDash(next) && next.indent >= map.column ? next.indent : undefined;
    const range = rangeOn(line, column, end);
    if (itemColumn !== undefined) {
      if (itemColumn <= column) this.newItem(newBlock('list', path, itemColumn), { line, column, end, text });
      return;
    }
    if (column <= map.column) return;
    const inner = newBlock('map', path, next !== null && next.indent > map.column ? next.indent : column);
    if (inner.column === column) {
      this.blocks.push(inner);
      this.found({ kind: 'name', container: inner, range, text, hasValue: false });
    }
    if (next === null || next.indent <= map.column)
      this.newItem(newBlock('list', path, column), { line, column, end, text });
  }

  private newItem(list: Block, { line, column, end, text }: Beginning): void {
    if (line.text.slice(list.column, column).trim() !== '') return;
    const range = rangeOn(line, list.column, end);
    this.found({ kind: 'item', container: list, range, text, needsDash: true });
  }

  private itemAt(list: Block, line: TextLine, start: number, text: string, end = start): void {
    const range = rangeOn(line, start, end);
    const map = newBlock('map', [...list.path, 0], start);
    this.found({ kind: 'item', container: list, range, text, needsDash: false });
    this.found({ kind: 'name', container: map, range, text, hasValue: false });
    this.blocks.push(map);
  }

  private valueAt(map: Block, key: string, line: TextLine, start: number, end: number, text: string): void {
    const needsSpace = line.text[start - 1] === ':';
    this.found({
      kind: 'value',
      container: map,
      name: key,
      range: rangeOn(line, start, end),
      text,
      needsSpace,
    });
  }

  private mapAt(column: number): Block {
    this.leave((block) => block.column > column || (block.kind === 'list' && block.column >= column));
    const top = this.blocks.at(-1);
    if (top?.kind === 'map' && top.column === column) return top;
    const map = this.newMap(this.pathInside(top), column);
    this.blocks.push(map);
    return map;
  }

  private listAt(column: number): Block {
    this.leave((block) => block.column > column);
    const top = this.blocks.at(-1);
    if (top?.kind === 'list' && top.column === column) return top;
    const list = newBlock('list', this.pathInside(top), column);
    this.blocks.push(list);
    return list;
  }

  private leave(isLeft: (block: Block) => boolean): void {
    for (let top = this.blocks.at(-1); top && isLeft(top); top = this.blocks.at(-1)) this.blocks.pop();
  }

  private pathInside(block: Block | undefined): ConfigPath {
    if (!block) return [];
    return [...block.path, block.kind === 'list' ? 0 : (block.open ?? '')];
  }

  private newMap(path: ConfigPath, column: number): Block {
    const map = newBlock('map', path, column);
    if (path.length === 0) for (const each of this.topLevel) map.written.set(each, '');
    return map;
  }

  private touches(line: TextLine, start: number, end: number): boolean {
    return this.isAt(line) && this.caret.character >= start && this.caret.character <= end;
  }
}

function rangeOn({ number }: TextLine, start: number, end: number): Range {
  return { start: { line: number, character: start }, end: { line: number, character: end } };
}

function isDash({ text, indent }: TextLine): boolean {
  return /^-(\s|$)/.test(text.slice(indent));
}

function newBlock(kind: 'map' | 'list', path: ConfigPath, column: number): Block {
  return { kind, path, column, flow: false, written: new Map(), open: null, items: 0 };
}

function tokenAt(text: string, from: number, caret: number) {
  return text[from] === '"' || text[from] === "'"
    ? quotedToken(text, from, false)
    : plainToken(text, from, caret, false);
}

function unquoted(written: string): string {
  return written.replace(/^(["'])(.*)\1$/, '$2');
}
