import assert from 'node:assert/strict';
import { parseConfiguration } from '../../src/core/config/parse';
import { fixAll } from '../../src/core/features/codeActions';
import { entryLenses } from '../../src/core/features/codeLens';
import { ignoreHere } from '../../src/core/features/ignoreHere';
import { completionsAt } from '../../src/core/features/writing/completion';
import { fileLinks } from '../../src/core/features/writing/fileLinks';
import { foldsOf } from '../../src/core/features/writing/folding';
import { placesOfIdAt } from '../../src/core/features/writing/ids';
import { outlineOf, type OutlineEntry } from '../../src/core/features/writing/outline';
import { propertyHover } from '../../src/core/features/writing/propertyHover';
import { renameAt } from '../../src/core/features/writing/rename';
import type { Finding } from '../../src/core/finding';
import { positionsIn } from '../../src/core/lines';
import type { Range } from '../../src/core/range';
import { rules } from '../../src/core/rules';
import { checkConfigurationRules } from '../../src/core/rules/check';
import { assertEdits, assertFinding, assertText, insideOf } from './asserts';

const now = new Date('2026-11-21T12:00:00Z');
const allOn = new Map(rules.map(({ id, severity }) => [id, severity]));
const file = 'certificates.yaml';

/**
 * Reads bytes as a configuration, applies every rule and asks for every feature: where the caret stands, the last two
 * bytes say.
 */
export async function checkConfiguration(bytes: Uint8Array): Promise<void> {
  const text = new TextDecoder().decode(bytes.subarray(0, -2));
  const [high = 0, low = 0] = bytes.subarray(-2);
  const caret = positionsIn(text)(((high << 8) | low) % (text.length + 1));
  const inside = insideOf(text);
  const { document, findings } = read(text);
  for (const finding of findings) {
    assertFinding(finding, inside);
    assert.ok((ignoreHere(finding, text)?.at.line ?? 0) <= finding.range.start.line);
  }
  assert.ok(findings.length <= 2000 + text.length, `${findings.length} findings`);
  assertEdits(fixAll(findings), inside, 'fix all');

  const { configuration } = document;
  for (const { range, label, snippet } of completionsAt(text, caret, configuration)) {
    inside(range, label);
    assert.equal(range.start.line, range.end.line);
    assert.ok(snippet !== '');
  }
  const hovered = propertyHover(text, caret, configuration, 'fr');
  if (hovered) inside(hovered.range, 'hover');
  for (const { range } of placesOfIdAt(document, caret)) inside(range, 'id');
  const renamed = renameAt(document, caret, 'new-id', () => false);
  if (renamed && 'refusal' in renamed) assertText(renamed.refusal);
  else if (renamed) assertEdits(renamed, inside, 'rename');
  for (const entry of outlineOf(document)) assertOutline(entry, inside);
  for (const { start, end } of foldsOf(text)) {
    assert.ok(start < end);
    inside(wholeLines(start, end), 'fold');
  }
  for (const { range } of fileLinks(document, 'secrets', () => true)) inside(range, 'link');
  const materialOf = () => Promise.resolve({});
  for (const { range } of await entryLenses(document, { now, trusted: true, materialOf }))
    inside(range, 'lens');

  read(`${text}\nx: [`);
  assert.deepEqual(told(read(text).findings), told(findings), 'another reading says something else');
}

function read(text: string) {
  const document = parseConfiguration(file, text);
  const found = checkConfigurationRules({ document, now, materialOf: () => ({}) }, allOn);
  return { document, findings: [...document.findings, ...found] };
}

function told(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, message, range }) => `${rule} ${JSON.stringify(range)} ${message.en}`);
}

function assertOutline(
  { range, selection, children }: OutlineEntry,
  inside: ReturnType<typeof insideOf>,
): void {
  inside(range, 'outline');
  assert.ok(holdsRange(range, selection), 'what is selected is outside of its entry');
  for (const child of children) assertOutline(child, inside);
}

function holdsRange(outer: Range, inner: Range): boolean {
  const before = (one: Range['start'], other: Range['start']) =>
    one.line < other.line || (one.line === other.line && one.character <= other.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

function wholeLines(start: number, end: number): Range {
  return { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
}
