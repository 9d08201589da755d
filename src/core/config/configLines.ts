/** A line of a configuration that is neither blank nor a comment. */
export interface ConfigLine {
  /** 0-based. */
  readonly number: number;
  /** Where it begins in the text, in UTF-16 code units. */
  readonly offset: number;
  readonly indent: number;
  /** Without its end and the spaces before it. */
  readonly text: string;
}

/** What only the library reads right: tabs and other controls, separators of lines, lone carriage returns. */
const unusual = /(?![\r\n])[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/u;

/** The lines of a text that say something; null where the text has characters that need the library. */
export function configLines(text: string): readonly ConfigLine[] | null {
  if (unusual.test(text)) return null;
  const lines: ConfigLine[] = [];
  let start = 0;
  for (let number = 0; start <= text.length; number += 1) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    let end = next;
    while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\r')) end -= 1;
    let first = start;
    while (first < end && text[first] === ' ') first += 1;
    if (first < end && text[first] !== '#')
      lines.push({ number, offset: start, indent: first - start, text: text.slice(start, end) });
    start = next + 1;
  }
  return lines;
}
