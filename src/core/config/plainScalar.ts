import type { Tree } from './tree';

/** A value on one line and the column behind it. */
interface ReadValue {
  readonly tree: Tree;
  readonly end: number;
}

/** What a plain scalar begins with, where it can be nothing else. */
const plainStart = /[\p{L}\p{N}_/+.(]/u;
const number = /^[-+.]?[0-9]/;
const integer = /^(?:0|[1-9][0-9]{0,14})$/;
/** What the core schema takes for no text (YAML 1.2 §10.3.2), by how it begins: left to the library. */
const numeric =
  /^[-+]?(?:0o[0-7]+|0x[\da-fA-F]+|[0-9]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF|nan|NaN|NAN))$/;

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

/** The plain scalar at a column, where it is text, a flag or a whole number; undefined where it may be more. */
export function plainScalar(text: string, line: number, from: number, flow: boolean): ReadValue | undefined {
  if (!plainStart.test(text[from] ?? '')) return undefined;
  let end = from;
  for (; end < text.length; end += 1) {
    const character = text[end];
    if (character === ':' && (end + 1 === text.length || text[end + 1] === ' ' || flow)) return undefined;
    if (character === '#' && text[end - 1] === ' ') break;
    if (flow && (character === ',' || character === ']' || character === '}')) break;
    if (flow && (character === '[' || character === '{')) return undefined;
  }
  while (text[end - 1] === ' ') end -= 1;
  const source = text.slice(from, end);
  const value = valueOf(source);
  return value === undefined ? undefined : { tree: scalar(value, source, line, from, end), end };
}

/** The scalar between quotes at a column; undefined where it has escapes or does not end on its line. */
export function quotedScalar(text: string, line: number, from: number): ReadValue | undefined {
  const quote = text[from] ?? '"';
  const close = text.indexOf(quote, from + 1);
  if (close < 0) return undefined;
  const source = text.slice(from + 1, close);
  const end = close + 1;
  if (quote === '"' ? source.includes('\\') : text[end] === "'") return undefined;
  return { tree: scalar(source, source, line, from, end), end };
}

function valueOf(source: string): string | number | boolean | null | undefined {
  const word = words.get(source);
  if (word !== undefined) return word;
  if (!number.test(source)) return source.startsWith('.') || source.startsWith('+') ? undefined : source;
  if (integer.test(source)) return Number(source);
  return numeric.test(source) ? undefined : source;
}

function scalar(
  value: string | number | boolean | null,
  source: string,
  line: number,
  start: number,
  end: number,
): Tree {
  return {
    kind: 'scalar',
    value,
    source,
    range: { start: { line, character: start }, end: { line, character: end } },
  };
}
