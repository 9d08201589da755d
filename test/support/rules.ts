import assert from 'node:assert/strict';
import { parseConfiguration } from '../../src/core/config/parse';
import type { Finding } from '../../src/core/finding';
import { rules } from '../../src/core/rules';
import { checkConfigurationRules } from '../../src/core/rules/check';
import type { CertificateEntry } from '../../src/core/config/model';
import type { EntryMaterial } from '../../src/core/rules/rule';

/** The day on which the golden cases are read. */
export const today = new Date('2026-11-21T12:00:00Z');

export interface GoldenOptions {
  readonly now?: Date;
  /** The files of each certificate, by its id. */
  readonly material?: Readonly<Record<string, EntryMaterial>>;
}

/** All findings of a configuration: its form and the rules, those that are off by default included. */
export function findingsOf(text: string, { now = today, material = {} }: GoldenOptions = {}): Finding[] {
  const document = parseConfiguration('certificates.yaml', text);
  const context = { document, now, materialOf: (entry: CertificateEntry) => material[entry.id] ?? {} };
  return [...document.findings, ...checkConfigurationRules(context, allOn)];
}

/** Gives those that are off by default their level. */
export const allOn = new Map(
  rules.flatMap(({ id, severity, offByDefault }) => (offByDefault ? [[id, severity] as const] : [])),
);

interface Mark {
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Checks what one rule says of a configuration against the comments in it, each under the value it is about:
 *
 *     commonName: Insi-Manu
 *     #           ^^^^^^^^^ error insi-common-name
 *
 * Returns the findings for further checks.
 */
export function golden(rule: string, text: string, options?: GoldenOptions): Finding[] {
  const findings = findingsOf(text, options).filter((finding) => finding.rule === rule);
  const found = findings.map(({ severity, range }): Mark => ({
    rule,
    severity,
    line: range.start.line,
    from: range.start.character,
    to: range.end.line === range.start.line ? range.end.character : Infinity,
  }));
  assert.deepEqual(found.toSorted(inOrder), marksIn(text).toSorted(inOrder));
  for (const { message } of findings) assertBothLanguages(message);
  return findings;
}

/** Both languages say something, and quote the same values. */
export function assertBothLanguages({ en, fr }: Finding['message']): void {
  assert.ok(en.length > 20 && fr.length > 20 && en !== fr, `${en} / ${fr}`);
  const quotes = (text: string) => (text.match(/`[^`]+`/g) ?? []).toSorted();
  assert.deepEqual(quotes(fr), quotes(en));
}

function marksIn(text: string): Mark[] {
  const marks: Mark[] = [];
  let valueLine = 0;
  for (const [line, content] of text.split('\n').entries()) {
    const mark = /^(?<before>\s*#\s*)(?<carets>\^+) (?<severity>\w+) (?<rule>\S+)$/.exec(content)?.groups;
    if (!mark) valueLine = line;
    else {
      const from = mark.before?.length ?? 0;
      const to = from + (mark.carets?.length ?? 0);
      marks.push({ rule: mark.rule ?? '', severity: mark.severity ?? '', line: valueLine, from, to });
    }
  }
  return marks;
}

function inOrder(a: Mark, b: Mark): number {
  return a.line - b.line || a.from - b.from;
}
