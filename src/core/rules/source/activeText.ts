import type { CommentForm, TextKind } from './textKind';

/**
 * A text of the same length where nothing but what takes effect is left: comments are spaces, and so is all of
 * a Markdown page but its code blocks. Linear in the text; a string never goes past its line, so that a stray
 * quote hides little.
 */
export function activeText(text: string, { comments, extension }: TextKind): string {
  if (/^(md|markdown|mdx)$/.test(extension)) return codeBlocks(text);
  return comments.length === 0 ? text : withoutComments(text, comments);
}

/** A string, which may hold what would start a comment elsewhere. */
const string = String.raw`"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"?|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'?`;

function withoutComments(text: string, forms: readonly CommentForm[]): string {
  const starts = forms.map(({ start }) => start.replace(/\W/g, String.raw`\$&`)).join('|');
  const next = new RegExp(`${string}|(?<start>${starts})`, 'gi');
  const kept: string[] = [];
  let from = 0;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const at = match.index;
    const start = match.groups?.start?.toLowerCase();
    const form = forms.find((each) => each.start === start);
    if (!form || !startsComment(text, at, form)) continue;
    const end = endOf(text, at, form);
    kept.push(text.slice(from, at), blank(text.slice(at, end)));
    from = next.lastIndex = end;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** No line that starts with a comment is indented more. */
const deepest = 200;

function startsComment(text: string, at: number, { after }: CommentForm): boolean {
  const before = text.slice(Math.max(0, at - (after === 'line' ? deepest : 1)), at);
  if (after === 'line') return /(?:^|[\r\n])[ \t]*$/.test(before);
  return after === 'space' ? /^\s?$/.test(before) : before !== ':';
}

function endOf(text: string, at: number, { start, end }: CommentForm): number {
  if (end !== undefined) {
    const found = text.indexOf(end, at + start.length);
    return found < 0 ? text.length : found + end.length;
  }
  lineEnd.lastIndex = at;
  return lineEnd.exec(text)?.index ?? text.length;
}

const lineEnd = /[\r\n]/g;

const fence = /^[ \t]{0,12}(?:```|~~~)/;

function codeBlocks(text: string): string {
  let isCode = false;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      if (!fence.test(line)) return isCode ? line : blank(line);
      isCode = !isCode;
      return blank(line);
    })
    .join('');
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
