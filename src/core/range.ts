/** A place in a text: 0-based line, and 0-based character counted in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open stretch of a text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The very beginning of a file: the range of what concerns a whole binary file. */
export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
