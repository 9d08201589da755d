/** Plain text as it stands in a snippet (LSP 3.17, "Snippet Syntax"). */
export function literally(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in, with what it holds until then. */
export function field(number: number, text: string): string {
  return `\${${number}:${literally(text)}}`;
}

/** A place to fill in with one of several texts, the first until then; a single one can be typed over. */
export function choiceField(number: number, texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  if (others.length === 0) return field(number, first);
  const choices = texts.map((text) => text.replace(/[\\$},|]/g, '\\$&'));
  return `\${${number}|${choices.join(',')}|}`;
}

/** What a snippet writes in an editor that knows no snippets. */
export function withoutFields(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^\\,|]|\\.)*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
