import type { ConfigPath } from '../../config/model';
import type { Position, Range } from '../../range';
import type { Container, FoundCaret } from './caret';
import { plainToken, quotedToken } from './tokens';
import type { TextLine } from './textLines';

interface Flow extends Container {
  /** The name whose value comes next; null where a name or item comes. */
  name: string | null;
  items: number;
  /** A value was written since the last comma or bracket. */
  full: boolean;
}

/** Reads what stands between brackets, over as many lines as it takes. */
export class FlowReader {
  private readonly flows: Flow[] = [];
  private root: ConfigPath = [];

  /** `column` is where the block begins that holds the brackets; `found` is told what may be written at the caret. */
  constructor(
    readonly column: number,
    private readonly caret: Position,
    private readonly found: (caret: FoundCaret) => void,
  ) {}

  /** Whether a bracket is still open. */
  get open(): boolean {
    return this.flows.length > 0;
  }

  /** Where the value stands whose first bracket is read next. */
  begin(path: ConfigPath): void {
    this.root = path;
  }

  /** Reads a line from a column on. */
  read(line: TextLine, from: number): void {
    const { text } = line;
    let at = from;
    let begun = false;
    while (at < text.length && (!begun || this.open)) {
      begun = true;
      const character = text[at] ?? '';
      if (/\s/.test(character)) {
        const end = at + (/^\s+/.exec(text.slice(at))?.[0].length ?? 1);
        const next = text[end] ?? '';
        if (next === '' || next === '#' || ',[]{}'.includes(next)) this.gap(line, at, end);
        else if (this.caretIn(line, at, end - 1))
          this.at(line, this.caret.character, this.caret.character, '');
        at = end;
      } else if (character === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) return;
      else at = this.token(line, at, character);
    }
    if (this.open && at === text.length && !/\s$/.test(text)) this.gap(line, at, at);
  }

  private token(line: TextLine, at: number, character: string): number {
    const flow = this.flows.at(-1);
    if (character === '[' || character === '{') {
      this.push(character === '[' ? 'list' : 'map', line);
      if (/[\],}]/.test(line.text[at + 1] ?? '')) this.gap(line, at + 1, at + 1);
      return at + 1;
    }
    if (character === ']' || character === '}') {
      this.flows.pop();
      const outer = this.flows.at(-1);
      if (outer) outer.full = true;
      return at + 1;
    }
    if (!flow) return line.text.length;
    if (character === ',') {
      flow.name = null;
      flow.full = false;
      flow.items += 1;
      if (/[\],}]/.test(line.text[at + 1] ?? '')) this.gap(line, at + 1, at + 1);
      return at + 1;
    }
    if (character === ':') {
      flow.full = false;
      if (this.caretIn(line, at + 1, at + 1)) this.at(line, at + 1, at + 1, '');
      return at + 1;
    }
    const caret = line.number === this.caret.line ? this.caret.character : -1;
    const token =
      character === '"' || character === "'"
        ? quotedToken(line.text, at, true)
        : plainToken(line.text, at, caret, true);
    const isName = flow.kind === 'map' && flow.name === null;
    const hasValue = isName && /^\s*:/.test(line.text.slice(token.end));
    if (this.caretIn(line, token.start, token.end))
      this.at(line, token.start, token.end, token.value, hasValue);
    else if (!isName)
      flow.written.set(flow.kind === 'map' ? (flow.name ?? '') : String(flow.items), token.value);
    else flow.written.set(token.value, '');
    if (isName && hasValue) flow.name = token.value;
    flow.full = true;
    return Math.max(token.end, at + 1);
  }

  private push(kind: 'map' | 'list', line: TextLine): void {
    const outer = this.flows.at(-1);
    const path = outer ? [...outer.path, outer.kind === 'list' ? 0 : (outer.name ?? '')] : this.root;
    this.flows.push({
      kind,
      path,
      column: line.indent,
      flow: true,
      written: new Map(),
      name: null,
      items: 0,
      full: false,
    });
  }

  /** A stretch without anything, where something may be written unless a value stands before it. */
  private gap(line: TextLine, start: number, end: number): void {
    const flow = this.flows.at(-1);
    if (flow && !flow.full && this.caretIn(line, start, end))
      this.at(line, this.caret.character, this.caret.character, '');
  }

  private at(line: TextLine, start: number, end: number, text: string, hasValue = false): void {
    const container = this.flows.at(-1);
    if (!container) return;
    const range: Range = {
      start: { line: line.number, character: start },
      end: { line: line.number, character: end },
    };
    if (container.kind === 'list') this.found({ kind: 'item', container, range, text, needsDash: false });
    else if (container.name === null) this.found({ kind: 'name', container, range, text, hasValue });
    else {
      const needsSpace = line.text[start - 1] === ':';
      this.found({ kind: 'value', container, name: container.name, range, text, needsSpace });
    }
  }

  private caretIn({ number }: TextLine, start: number, end: number): boolean {
    return this.caret.line === number && this.caret.character >= start && this.caret.character <= end;
  }
}
