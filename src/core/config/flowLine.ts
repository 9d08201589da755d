import { plainScalar, quotedScalar } from './plainScalar';
import type { Property, Tree } from './tree';

const nameAt = /[A-Za-z_][\w-]*(?=: )/y;
const deepest = 16;

/** Reads brackets that close on their line. */
export class FlowLine {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly line: number,
  ) {}

  /** The value whose bracket stands at a column, and the column behind it; undefined where it is anything unusual. */
  read(from: number): { readonly tree: Tree; readonly end: number } | undefined {
    this.at = from;
    const tree = this.value();
    return tree && { tree, end: this.at };
  }

  private value(): Tree | undefined {
    const first = this.text[this.at] ?? '';
    if (first === '[' || first === '{') {
      if (this.depth >= deepest) return undefined;
      this.depth += 1;
      const read = first === '[' ? this.list() : this.map();
      this.depth -= 1;
      return read;
    }
    const isQuoted = first === '"' || first === "'";
    const read = isQuoted
      ? quotedScalar(this.text, this.line, this.at)
      : plainScalar(this.text, this.line, this.at, true);
    if (!read) return undefined;
    this.at = read.end;
    return read.tree;
  }

  private list(): Tree | undefined {
    const start = this.at;
    const items: Tree[] = [];
    const closed = this.each(']', () => {
      const item = this.value();
      if (item) items.push(item);
      return item !== undefined;
    });
    return closed ? { kind: 'list', items, range: this.range(start, this.at) } : undefined;
  }

  private map(): Tree | undefined {
    const start = this.at;
    const entries = new Map<string, Property>();
    const closed = this.each('}', () => {
      nameAt.lastIndex = this.at;
      const [name] = nameAt.exec(this.text) ?? [];
      if (name === undefined || entries.has(name)) return false;
      const keyRange = this.range(this.at, this.at + name.length);
      this.at += name.length + 1;
      this.skipSpaces();
      const value = this.value();
      if (value) entries.set(name, { keyRange, value });
      return value !== undefined;
    });
    return closed ? { kind: 'map', entries, range: this.range(start, this.at) } : undefined;
  }

  /** Reads what is separated by commas up to a closing bracket; false where `read` fails or the line ends. */
  private each(close: string, read: () => boolean): boolean {
    this.at += 1;
    this.skipSpaces();
    while (this.text[this.at] !== close) {
      if (!read()) return false;
      this.skipSpaces();
      if (this.text[this.at] === ',') this.at += 1;
      else if (this.text[this.at] !== close) return false;
      this.skipSpaces();
    }
    this.at += 1;
    return true;
  }

  private skipSpaces(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  private range(start: number, end: number) {
    return { start: { line: this.line, character: start }, end: { line: this.line, character: end } };
  }
}
