/**
 * A value as messages show it: on one line, short, with what cannot be seen made visible, and nothing of a key
 * pasted by mistake.
 */
export function quoted(value: unknown): string {
  const written = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/-----BEGIN[^]*/, '…');
  if (written === '') return '`""`';
  const visible = written.slice(0, longestShown).replace(invisible, escaped).replaceAll('`', "'");
  return `\`${visible}${written.length > longestShown ? '…' : ''}\``;
}

/** Several values as messages show them, the first of them where they are many. */
export function quotedList(values: readonly string[]): string {
  const shown = values.slice(0, mostShown).map(quoted).join(', ');
  return values.length > mostShown ? `${shown}…` : shown;
}

const longestShown = 64;
const mostShown = 6;

/** Controls, direction marks, line separators, broken surrogates, and every space but the usual one. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
