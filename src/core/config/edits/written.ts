/** What an edit can write: text, flags, lists and blocks of them. */
export type Written =
  string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written | undefined };

/** Text that YAML reads as that text with no quotes around it, in brackets too. */
const plain = /^\p{L}(?:[\p{L}\p{N} ./_@’-]*[\p{L}\p{N}])?$/u;
/** Words that YAML 1.1 or 1.2 readers take for something else than text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A value on one line, with quotes where they are needed. */
export function onOneLine(value: Written): string {
  if (typeof value === 'string') return plain.test(value) && !reserved.test(value) ? value : inQuotes(value);
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const properties = propertiesOf(value).map(([name, each]) => `${onOneLine(name)}: ${onOneLine(each)}`);
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}

/** The properties of a block, one a line; what is inside them stays on their line. */
export function inLines(value: Written): readonly string[] {
  if (typeof value !== 'object' || value === null || isList(value)) return [onOneLine(value)];
  return propertiesOf(value).map(([name, each]) => `${onOneLine(name)}: ${onOneLine(each)}`);
}

/** Text in the quotes that other text has: `quote` is its first character. */
export function inQuotesLike(quote: string | undefined, value: string): string {
  if (quote === "'" && !/[\p{Cc}\p{Cf}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return quote === '"' ? inQuotes(value) : onOneLine(value);
}

/** JSON's strings are YAML's (YAML 1.2 §7.3.1). */
function inQuotes(value: string): string {
  return JSON.stringify(value);
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

function propertiesOf(value: object): [string, Written][] {
  const properties = Object.entries(value) as [string, Written | undefined][];
  return properties.filter((each): each is [string, Written] => each[1] !== undefined);
}
