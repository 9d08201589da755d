/** A value as messages show it: on one line, short, and nothing of a key pasted by mistake. */
export function quoted(value: unknown): string {
  const written = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/-----BEGIN[^]*/, '…');
  if (written === '') return '`""`';
  // eslint-disable-next-line no-control-regex -- what a terminal could obey is what must not get through
  const line = written.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  return `\`${line.length > longestShown ? `${line.slice(0, longestShown)}…` : line}\``;
}

const longestShown = 64;
