import type { Finding } from '../finding';
import { makeFinding } from './finding';
import { rules } from './index';
import type { Report, Rule, RuleContext } from './rule';

/** What all the rules say of one configuration, a few hundred findings of each at most. */
export function checkRules(context: RuleContext): Finding[] {
  return rules.flatMap((rule) => reportsOf(rule, context).map((report) => findingOf(report, rule, context)));
}

/** More than this of one rule is a generated file, and would drown the editor. */
const mostPerRule = 500;

function reportsOf(rule: Rule, context: RuleContext): Report[] {
  const reports: Report[] = [];
  for (const report of rule.check(context)) {
    reports.push(report);
    if (reports.length === mostPerRule) break;
  }
  return reports;
}

function findingOf(report: Report, rule: Rule, { document }: RuleContext): Finding {
  const { at, onKey, message, severity = rule.severity, related } = report;
  return makeFinding({
    rule: rule.id,
    severity,
    message,
    file: document.file,
    range: onKey ? document.keyRange(at) : document.valueRange(at),
    ...(related && { related }),
    identity: [severity, ...document.stablePath(at)],
  });
}
