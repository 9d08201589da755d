import assert from 'node:assert/strict';
import type { SourceRule } from '../../src/core/rules/rule';
import { checkSourceRules } from '../../src/core/rules/check';
import { assertBothLanguages } from './rules';

/**
 * Checks what a rule says of a text file: exactly the stretches between `⟦` and `⟧`, so that a text without any
 * must be left alone.
 */
export function assertReports(rule: SourceRule, file: string, marked: string): void {
  const text = marked.replace(/[⟦⟧]/g, '');
  const expected = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => {
    const start = marked.slice(0, match.index).replace(/[⟦⟧]/g, '').length;
    return { start, end: start + (match[1] ?? '').length };
  });
  const reports = rule.hints.some((hint) => text.includes(hint)) ? [...rule.check({ file, text })] : [];
  const found = reports.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  const shown = (ranges: typeof found) => ranges.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(shown(found), shown(expected), `${file}:\n${marked}`);
  assert.deepEqual(found, expected);
  for (const { message } of reports) assertBothLanguages(message);
  const fingerprints = checkSourceRules(file, text, [rule]).map(({ fingerprint }) => fingerprint);
  assert.equal(new Set(fingerprints).size, reports.length);
}

/** A table of texts by file name, as tests. */
export function itReports(
  rule: SourceRule,
  title: string,
  cases: readonly (readonly [string, string])[],
): void {
  for (const [index, [file, marked]] of cases.entries())
    it(`${title} in ${file} (${index + 1})`, () => assertReports(rule, file, marked));
}
