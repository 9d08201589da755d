import type { Finding } from '../finding';
import { positionsIn } from '../lines';
import { makeFinding } from './finding';
import { configurationRules, materialRules, sourceRules } from './index';
import { isOn, type RuleLevels } from './levels';
import type { MaterialContext, PlacedReport, Report, RuleContext, RuleFacts, SourceRule } from './rule';

/** What the rules say of one configuration, a few hundred findings of each at most. */
export function checkConfigurationRules(context: RuleContext, levels: RuleLevels): Finding[] {
  return configurationRules
    .filter((rule) => isOn(rule, levels))
    .flatMap((rule) => atMost(rule.check(context)).map((report) => findingAt(report, rule, context)));
}

/** What the rules say of the key material of one file. */
export function checkMaterialRules(context: MaterialContext, levels: RuleLevels): Finding[] {
  return materialRules
    .filter((rule) => isOn(rule, levels))
    .flatMap((rule) => findingsIn(context.file, rule, atMost(rule.check(context))));
}

/** The rules on source files, which are read once whatever their levels. */
export function checkSourceRules(file: string, text: string, rules = sourceRules): Finding[] {
  const concerned = rules.filter(({ hints }) => hints.some((hint) => text.includes(hint)));
  if (concerned.length === 0) return [];
  const positionAt = positionsIn(text);
  return concerned.flatMap((rule: SourceRule) => {
    const reports = atMost(rule.check({ file, text }));
    return findingsIn(
      file,
      rule,
      reports.map(({ start, end, ...report }) => ({
        ...report,
        range: { start: positionAt(start), end: positionAt(end) },
      })),
    );
  });
}

/** More than this of one rule is a generated file, and would drown the editor. */
const mostPerRule = 500;

function atMost<T>(found: Iterable<T>): T[] {
  const reports: T[] = [];
  for (const report of found) {
    reports.push(report);
    if (reports.length === mostPerRule) break;
  }
  return reports;
}

function findingAt(report: Report, rule: RuleFacts, { document }: RuleContext): Finding {
  const { at, onKey, message, severity = rule.severity, related, fixes } = report;
  return makeFinding({
    rule: rule.id,
    severity,
    message,
    file: document.file,
    range: onKey ? document.keyRange(at) : document.valueRange(at),
    ...(related && { related }),
    ...(fixes && { fixes }),
    identity: [severity, ...document.stablePath(at)],
  });
}

function findingsIn(file: string, rule: RuleFacts, reports: readonly PlacedReport[]): Finding[] {
  const twins = new Map<string, number>();
  return reports.map(({ identity, severity = rule.severity, ...report }) => {
    const name = JSON.stringify(identity);
    const twin = twins.get(name) ?? 0;
    twins.set(name, twin + 1);
    const own = twin === 0 ? identity : [...identity, twin];
    return makeFinding({ rule: rule.id, severity, file, identity: own, ...report });
  });
}
