import { severities, type Severity } from '../core/finding';
import type { ExitCode } from './command';

/** 1 where something is as serious as `failOn` or more, else 0. */
export function exitCode(found: readonly { readonly severity: Severity }[], failOn: Severity): ExitCode {
  const failing = severities.slice(0, severities.indexOf(failOn) + 1);
  return found.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}
