import assert from 'node:assert/strict';
import type { Edit } from '../../src/core/fix';
import type { Finding } from '../../src/core/finding';
import type { Text } from '../../src/core/language';
import type { Range } from '../../src/core/range';

/** Tells whether ranges stand inside a text, whose lines end as the Language Server Protocol counts them. */
export function insideOf(text: string): (range: Range, what: string) => void {
  const lines = text.split(/\r\n|\r|\n/);
  return ({ start, end }, what) => {
    for (const { line, character } of [start, end]) {
      const length = lines[line]?.length ?? -1;
      if (line < 0 || character < 0 || character > length)
        assert.fail(
          `${what}: ${line}:${character} is outside of ${lines.length} lines (${length} characters)`,
        );
    }
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character), what);
  };
}

const longestMessage = 1000;

/** Something is said in both languages, at a bounded length. */
export function assertText({ en, fr }: Text): void {
  assert.ok(en !== '' && fr !== '' && en.length <= longestMessage && fr.length <= longestMessage, en);
}

/** A finding says something at a place of the text, and its repairs are edits that fit. */
export function assertFinding(finding: Finding, inside: ReturnType<typeof insideOf>): void {
  const { rule, message, range, related, fingerprint } = finding;
  assertText(message);
  inside(range, rule);
  assert.match(fingerprint, /^[0-9a-f]+$/);
  for (const { message: other } of related) assertText(other);
  for (const { title, edits } of finding.fixes?.() ?? []) {
    assertText(title);
    assertEdits(edits, inside, rule);
  }
}

/** Edits stand inside the text and do not overlap. */
export function assertEdits(edits: readonly Edit[], inside: ReturnType<typeof insideOf>, what: string): void {
  const inOrder = edits.map(({ range }) => range).toSorted((one, other) => compare(one.start, other.start));
  for (const [index, range] of inOrder.entries()) {
    inside(range, what);
    const next = inOrder[index + 1];
    assert.ok(!next || compare(range.end, next.start) <= 0, `${what}: edits overlap`);
  }
}

function compare(one: Range['start'], other: Range['start']): number {
  return one.line - other.line || one.character - other.character;
}
