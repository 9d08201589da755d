/** The lines of a text with the offset at which each begins, in UTF-16 code units, without their ends. */
export interface TextLine {
  readonly number: number;
  readonly start: number;
  readonly text: string;
  /** Column of the first character that is no space. */
  readonly indent: number;
  /** Nothing but spaces and a comment. */
  readonly blank: boolean;
}

/** Cuts a text into lines as the Language Server Protocol counts them, each read when it is asked for. */
export class TextLines {
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [];

  constructor(private readonly text: string) {
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      this.ends.push(end.index);
      this.starts.push(end.index + end[0].length);
    }
    this.ends.push(text.length);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The line `number`, an empty one beyond the text. */
  at(number: number): TextLine {
    const start = this.starts[number] ?? this.text.length;
    const text = this.text.slice(start, this.ends[number] ?? this.text.length);
    const indent = text.length - text.replace(/^ +/, '').length;
    return { number, start, text, indent, blank: /^\s*(#|$)/.test(text) };
  }
}
