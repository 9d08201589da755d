import type { Finding } from '../finding';
import { makeFinding } from './finding';
import { rules } from './index';
import type { RuleContext } from './rule';

/** What all the rules say of one configuration. */
export function checkRules(context: RuleContext): Finding[] {
  const { document } = context;
  return rules.flatMap((rule) =>
    Array.from(rule.check(context), ({ at, onKey, message, severity = rule.severity, related }) =>
      makeFinding({
        rule: rule.id,
        severity,
        message,
        file: document.file,
        range: onKey ? document.keyRange(at) : document.valueRange(at),
        ...(related && { related }),
        identity: [severity, ...document.stablePath(at)],
      }),
    ),
  );
}
