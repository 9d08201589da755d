/** A scalar on one line: its value as far as it is written, and where it stands. */
export interface ScalarToken {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Whether it ends on this line for sure. */
  readonly closed: boolean;
}

/** The quoted scalar that begins at `start`; where its quote is not closed, to the end of the line or item. */
export function quotedToken(text: string, start: number, flow: boolean): ScalarToken {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (quote === "'" && text.startsWith("''", at)) at += 1;
    else if (text[at] === quote)
      return { value: text.slice(start + 1, at), start, end: at + 1, closed: true };
  }
  const end = flow ? start + (/[,\]}]|$/.exec(text.slice(start))?.index ?? 0) : text.length;
  return { value: text.slice(start + 1, end).trimEnd(), start, end, closed: flow };
}

/** The plain scalar that begins at `start`; spaces behind it count where `caret` stands in or behind them. */
export function plainToken(text: string, start: number, caret: number, flow: boolean): ScalarToken {
  let end = start;
  while (end < text.length) {
    const character = text[end] ?? '';
    if (flow && ',[]{}'.includes(character)) break;
    if (flow && character === ':' && /^:([\s,[\]{}]|$)/.test(text.slice(end, end + 2))) break;
    if (character === '#' && /\s/.test(text[end - 1] ?? '')) break;
    end += 1;
  }
  const written = text.slice(start, end).trimEnd();
  const trimmed = start + written.length;
  return { value: written, start, end: Math.min(end, Math.max(trimmed, caret)), closed: true };
}
