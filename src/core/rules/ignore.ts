import { quoted } from '../config/quoted';
import type { Finding } from '../finding';
import { fix } from '../fix';
import type { Text } from '../language';
import { positionsIn } from '../lines';
import type { Range } from '../range';
import { makeFinding } from './finding';
import { ruleNamed } from './index';
import { isOn, type RuleLevels } from './levels';

/** What every comment that silences a rule holds: `# sante-certs-ignore <rule>: <reason>`. */
export const ignoreMark = 'sante-certs-ignore';

/** A comment that silences a rule at a place. */
export interface IgnoreComment {
  readonly rule: string;
  readonly reason: string;
  readonly range: Range;
  /** The line that it silences, 0-based. */
  readonly line: number;
  /** What goes with it when it is deleted: its line, or the spaces before it. */
  readonly removal: Range;
}

/** The comments of a text, after any of the marks that YAML, code and settings files begin a comment with. */
export function ignoreComments(text: string): IgnoreComment[] {
  if (!text.includes(ignoreMark)) return [];
  const positionAt = positionsIn(text);
  const comments = [...text.matchAll(pattern)].map((match) => {
    const { rule = '', reason = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const range = { start: positionAt(match.index), end: positionAt(end) };
    const lineStart = match.index - range.start.character;
    const before = text.slice(lineStart, match.index);
    const isAlone = before.trim() === '';
    const removal = isAlone
      ? { start: { ...range.start, character: 0 }, end: { line: range.start.line + 1, character: 0 } }
      : { start: { ...range.start, character: before.trimEnd().length }, end: range.end };
    return { rule, reason: withoutClosing(reason), range, isAlone, removal };
  });
  const targets = new Map<number, number>();
  for (const { isAlone, range } of comments.toReversed()) {
    const { line } = range.start;
    targets.set(line, isAlone ? (targets.get(line + 1) ?? line + 1) : line);
  }
  return comments.map(({ rule, reason, range, removal }) => ({
    rule,
    reason,
    range,
    removal,
    line: targets.get(range.start.line) ?? range.start.line,
  }));
}

/** Takes the rest of the line, so that a line holds one at most. */
const pattern =
  /(?:#|\/\/|\/\*|--|;|%)[ \t]{0,8}sante-certs-ignore(?![\w-])[ \t]*(?<rule>[a-z][a-z-]{0,60})?[ \t]*(?::(?<reason>[^\r\n]*)|[^\r\n]*)/g;

function withoutClosing(reason: string): string {
  return reason.replace(/(\*\/|-->)\s*$/, '').trim();
}

/**
 * The findings that no comment silences, and one `unused-ignore` for each comment that gives no reason or
 * silences nothing, unless its rule is off.
 */
export function withoutIgnored(
  findings: readonly Finding[],
  comments: ReadonlyMap<string, readonly IgnoreComment[]>,
  levels: RuleLevels,
): readonly Finding[] {
  const used = new Set<IgnoreComment>();
  const silencingIn = new Map(
    [...comments].flatMap(([file, each]) => (each.length > 0 ? [[file, byPlace(each)] as const] : [])),
  );
  if (silencingIn.size === 0) return findings;
  const left = findings.filter(({ file, rule, range }) => {
    const silencing = silencingIn.get(file)?.get(placeOf(rule, range.start.line)) ?? [];
    for (const comment of silencing) used.add(comment);
    return silencing.length === 0;
  });
  for (const [file, each] of comments) left.push(...unusedIgnores(file, each, used, levels));
  return left;
}

function placeOf(rule: string, line: number): string {
  return `${line} ${rule}`;
}

function byPlace(comments: readonly IgnoreComment[]): Map<string, IgnoreComment[]> {
  const groups = new Map<string, IgnoreComment[]>();
  for (const comment of comments) {
    const place = placeOf(comment.rule, comment.line);
    const group = groups.get(place);
    if (group) group.push(comment);
    else groups.set(place, [comment]);
  }
  return groups;
}

/** More would drown the editor. */
const mostUnused = 500;

function unusedIgnores(
  file: string,
  comments: readonly IgnoreComment[],
  used: ReadonlySet<IgnoreComment>,
  levels: RuleLevels,
): Finding[] {
  const found: Finding[] = [];
  const twins = new Map<string, number>();
  for (const comment of comments) {
    const isUsed = used.has(comment);
    const message = wrong(comment, isUsed, levels);
    if (!message) continue;
    const twin = twins.get(message.en) ?? 0;
    twins.set(message.en, twin + 1);
    found.push(unusedIgnore(file, comment, isUsed, message, twin));
    if (found.length === mostUnused) break;
  }
  return found;
}

function unusedIgnore(
  file: string,
  { rule, range, removal }: IgnoreComment,
  isUsed: boolean,
  message: Text,
  twin: number,
): Finding {
  const identity = [rule, message.en, ...(twin === 0 ? [] : [twin])];
  const fixes = () => (isUsed ? [] : fix(deleteComment, [{ range: removal, text: '' }]));
  return makeFinding({ rule: 'unused-ignore', severity: 'warning', message, file, range, identity, fixes });
}

const deleteComment: Text = { en: 'Delete the comment', fr: 'Supprimer le commentaire' };

function wrong({ rule, reason }: IgnoreComment, isUsed: boolean, levels: RuleLevels): Text | null {
  const facts = ruleNamed(rule);
  if (!facts)
    return rule === ''
      ? {
          en: 'This comment names no rule. Write `sante-certs-ignore <rule>: <reason>`.',
          fr: 'Ce commentaire ne nomme aucune règle. Écrivez `sante-certs-ignore <rule>: <reason>`.',
        }
      : {
          en: `There is no rule ${quoted(rule)}. Take the name that the finding shows.`,
          fr: `Il n’y a pas de règle ${quoted(rule)}. Prenez le nom que le constat affiche.`,
        };
  if (!isUsed)
    return isOn(facts, levels)
      ? {
          en: `This comment silences nothing: ${quoted(rule)} finds nothing wrong in the line it is about. Delete it.`,
          fr: `Ce commentaire ne fait rien taire : ${quoted(rule)} n’a rien à redire à la ligne visée. Supprimez-le.`,
        }
      : null;
  return reason === ''
    ? {
        en: `Say why ${quoted(rule)} is ignored here, after a colon, for whoever reads this next.`,
        fr: `Dites après deux-points pourquoi ${quoted(rule)} est ignorée ici, pour qui lira ceci ensuite.`,
      }
    : null;
}
