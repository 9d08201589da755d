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
export function atLevels(findings: readonly Finding[], set: RuleLevels): Finding[] {
  return findings.flatMap((finding) => {
    const facts = ruleNamed(finding.rule);
    if (facts && !isOn(facts, set)) return [];
    const level = set.get(finding.rule);
    return level === undefined || level === 'off' ? [finding] : [{ ...finding, severity: level }];
  });
}
