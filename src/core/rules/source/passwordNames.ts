import type { ClearPassword } from './bundlePasswordInClear';
import { isSecretValue } from './secretValue';
import type { TextKind } from './textKind';

const passwordWord = /pass(?:word|wd|phrase|code)?|pwd|mdp|mot[-_]?de[-_]?passe/gi;
const bundleWord =
  /p12|pkcs[-_.]?12|pfx|jks|key[-_.]?store|trust[-_.]?store|certif|(?:^|[-_.])cert(?:$|[-_.A-Z])|[a-z]Cert(?=[A-Z]|$)/;
const bundleWordAnyCase = /p12|pkcs[-_.]?12|pfx|jks|key[-_.]?store|trust[-_.]?store|certif/i;
/** The password that every Java trust store comes with. */
const javaDefault = 'changeit';
const trustStore = /trust[-_.]?store|cacerts/i;

/** Beyond, a run of letters is no name. */
const longestName = 100;
const nameCharacter = /[\w.-]/;

/** Settings and variables named for the password of a PKCS#12 or a keystore that are given a literal. */
export function* passwordNames(text: string, kind: TextKind): Generator<ClearPassword> {
  let previousEnd = 0;
  for (const { index } of text.matchAll(passwordWord)) {
    if (index < previousEnd) continue;
    const { start, end } = nameAround(text, index, previousEnd);
    previousEnd = end;
    const name = text.slice(start, end);
    const value = valueAfter(text, end, kind, text.charAt(start - 1) === '<');
    const written = value && text.slice(value.start, value.end);
    if (!written || !isSecretValue(written)) continue;
    if (!isOfBundle(name) && !(isBare(name) && standsBesideBundle(text, start, kind))) continue;
    const isTrustStore = trustStore.test(name);
    if (!(isTrustStore && written === javaDefault)) yield { ...value, of: name, isTrustStore };
  }
}

function nameAround(text: string, at: number, from: number): { start: number; end: number } {
  let start = at;
  while (start > Math.max(from, at - longestName) && nameCharacter.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < at + longestName && nameCharacter.test(text.charAt(end))) end++;
  return { start, end };
}

/** Whether a name speaks of the password of a bundle, and not of a path to it or of what checks it. */
function isOfBundle(name: string): boolean {
  if (!bundleWord.test(name) && !bundleWordAnyCase.test(name)) return false;
  return !/file|path|env|param|field|label|prompt|hint|valid|error|missing|required|wrong|invalid|type|alias|key$/i.test(
    name.slice(name.search(/pass|pwd|mdp|mot/i)),
  );
}

/** Names that say nothing of what they open. */
function isBare(name: string): boolean {
  return /(?:^|[._-])(?:password|passphrase|passwd|pass|pwd|mdp|key[-_]?pass(?:word)?)$/i.test(name);
}

const separator =
  /["'\]]{0,2}\s{0,8}(?:(?:=>|:=|[=:])\s{0,8}(?:(?:string|String|str|String\?|any)(?:\s{0,4}\|\s{0,4}(?:null|undefined|None))?\s{0,8}=\s{0,8})?|["']\s{1,8}value\s{0,4}=\s{0,4}|>(?=[^<>\n]{1,200}<\/))/y;
const literal = /[bru@$]?("(?:[^"\\\r\n]|\\.){0,200}"|'(?:[^'\\\r\n]|\\.){0,200}')/y;
const unquoted = /[^\s"'#;,<>()[\]{}&|][^\s"',;<>()[\]{}&|]{0,200}(?=\s|$|[,}<;])/y;
const element = /[^<>\r\n]{1,200}/y;

/** The value that a name is given: a string in a program, the rest of the word in settings and scripts. */
function valueAfter(
  text: string,
  at: number,
  kind: TextKind,
  isElement: boolean,
): { start: number; end: number } | null {
  separator.lastIndex = at;
  const separated = separator.exec(text)?.[0];
  if (separated === undefined) return null;
  const start = at + separated.length;
  if (/(?<!=)>$/.test(separated)) return isElement ? stretch(element, text, start) : null;
  literal.lastIndex = start;
  const string = literal.exec(text);
  if (string?.[1] !== undefined) {
    const end = start + string[0].length;
    return isPartOfExpression(text, end) ? null : { start: end - string[1].length + 1, end: end - 1 };
  }
  const mayBeBare =
    kind.nature === 'settings' ? !isQuoted.test(kind.extension) : isShell.test(kind.extension);
  return mayBeBare && !text.slice(at, start).includes('\n') ? stretch(unquoted, text, start) : null;
}

/** Settings whose values stand between quotes or tags. */
const isQuoted = /^(json|jsonc|json5|xml|config|html|xhtml|csproj)$/;
const isShell = /^(sh|bash|zsh|bat|cmd)$/;

/** Whether a string is only a piece of its value. */
function isPartOfExpression(text: string, end: number): boolean {
  return /^\s{0,8}(?:\+|\.(?!to))/.test(text.slice(end, end + 12));
}

function stretch(form: RegExp, text: string, start: number): { start: number; end: number } | null {
  form.lastIndex = start;
  const found = form.exec(text)?.[0];
  return found === undefined ? null : { start, end: start + found.length };
}

/** How far a file and its password stand apart, in characters and lines. */
const besideCharacters = 400;
const besideLines = 4;

const bundleFile = /\.(?:p12|pfx|jks)\b|\bpfx\s{0,4}[:=]/i;

/** Whether a PKCS#12 is named in the same block: lines that no empty line parts, equally indented in YAML. */
function standsBesideBundle(text: string, at: number, { extension }: TextKind): boolean {
  const before = text
    .slice(Math.max(0, at - besideCharacters), at)
    .split(/\r?\n/)
    .reverse();
  const after = text.slice(at, at + besideCharacters).split(/\r?\n/);
  const own = (before[0] ?? '') + (after[0] ?? '');
  const sameDepth = /^ya?ml$/.test(extension) ? indentation(own) : null;
  return [own, ...block(before.slice(1), sameDepth), ...block(after.slice(1), sameDepth)].some((line) =>
    bundleFile.test(line),
  );
}

function block(lines: readonly string[], depth: number | null): string[] {
  const end = lines.findIndex(
    (line) => line.trim() === '' || (depth !== null && indentation(line) < depth) || /^[)}\]]/.test(line),
  );
  const near = lines.slice(0, Math.min(besideLines, end < 0 ? besideLines : end));
  return depth === null ? near : near.filter((line) => indentation(line) === depth);
}

function indentation(line: string): number {
  return line.search(/[^\s-]|$/);
}
