import { severities, type Finding, type Severity } from '../finding';
import { ruleNamed } from './index';
import type { RuleFacts } from './rule';

/** What a setting can make of a rule. */
export const levels = ['off', ...severities] as const;
/** One of the levels. */
export type Level = Severity | 'off';

/** The levels that settings give to rules, by rule; others keep their own. */
export type RuleLevels = ReadonlyMap<string, Level>;

/** Reads `santeCerts.rules`: what is not a level counts as not set. */
export function readLevels(value: unknown): RuleLevels {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(entries.flatMap(([rule, level]) => (isLevel(level) ? [[rule, level] as const] : [])));
}

/** Whether a value names a level. */
export function isLevel(value: unknown): value is Level {
  return levels.some((level) => level === value);
}

/** Whether a rule has anything to say under `set`. */
export function isOn({ id, offByDefault }: RuleFacts, set: RuleLevels): boolean {
  const level = set.get(id) ?? (offByDefault ? 'off' : undefined);
  return level !== 'off';
}

/** The findings of the rules that are on, as serious as settings make them. */
export function atLevels(findings: readonly Finding[], set: RuleLevels): readonly Finding[] {
  const known = new Map<string, Level | 'own'>();
  for (const { rule } of findings) if (!known.has(rule)) known.set(rule, levelOf(rule, set));
  if ([...known.values()].every((level) => level === 'own')) return findings;
  const left: Finding[] = [];
  for (const finding of findings) {
    const level = known.get(finding.rule) ?? 'own';
    if (level === 'own' || level === finding.severity) left.push(finding);
    else if (level !== 'off') left.push(withSeverity(finding, level));
  }
  return left;
}

const changed = new WeakMap<Finding, Finding>();

/** The same object each time, so that whoever compares findings sees that it is one. */
function withSeverity(finding: Finding, severity: Severity): Finding {
  const known = changed.get(finding);
  if (known?.severity === severity) return known;
  const made = { ...finding, severity };
  changed.set(finding, made);
  return made;
}

/** What a rule is set to; `own` where its findings keep their severity. */
function levelOf(rule: string, set: RuleLevels): Level | 'own' {
  const facts = ruleNamed(rule);
  if (facts && !isOn(facts, set)) return 'off';
  const level = set.get(rule);
  return level === undefined || level === 'off' ? 'own' : level;
}
