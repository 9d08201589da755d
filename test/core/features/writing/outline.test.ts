import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parseConfiguration } from '../../../../src/core/config/parse';
import { foldsOf } from '../../../../src/core/features/writing/folding';
import { outlineOf, type OutlineEntry } from '../../../../src/core/features/writing/outline';

const sample = readFileSync('samples/workspace/certificates.yaml', 'utf8');
const outline = (text: string) => outlineOf(parseConfiguration('certificates.yaml', text));
const namesIn = (entries: readonly OutlineEntry[]) =>
  entries.flatMap(({ children }) => children.map(({ name }) => (typeof name === 'string' ? name : name.en)));

describe('The outline', () => {
  it('keeps every other entry while one is half typed', () => {
    const all = namesIn(outline(sample));
    assert.ok(all.length >= 14);
    for (const broken of ['services: [INSi', 'commonName: "INSI', 'prod', '? x', 'a: b: c', '@', '{']) {
      const text = sample.replace('    product: ORG SIGN\n', `    ${broken}\n`);
      const missing = all.filter((name) => !namesIn(outline(text)).includes(name));
      assert.ok(missing.length <= 1, `${broken}: ${missing.join(', ')}`);
    }
    assert.deepEqual(namesIn(outline(`${sample}\nadmin`)), all);
  });

  it('selects inside the ranges that it gives, whatever the text', () => {
    const check = ({ range, selection, children }: OutlineEntry): void => {
      const offset = ({ line, character }: { line: number; character: number }) => line * 10_000 + character;
      assert.ok(offset(range.start) <= offset(selection.start));
      assert.ok(offset(selection.end) <= offset(range.end));
      children.forEach(check);
    };
    const lines = fc.array(
      fc.constantFrom(
        'instances:',
        '- &a { id: b }',
        '- *a',
        '- <<: *a',
        '  id: c',
        '- id:',
        '- {',
        '  - id: "d"',
      ),
    );
    fc.assert(fc.property(lines, (each) => outline(each.join('\n')).forEach(check)));
  });
});

describe('Folding', () => {
  const folds = (text: string) => foldsOf(text).map(({ start, end, kind }) => `${start}-${end} ${kind}`);

  it('folds lists, entries and comments, half-typed or not', () => {
    assert.deepEqual(folds('# a\n# b\nx:\n  - id: a\n    b: c\n\n  - id\n    [\ny: 1\n'), [
      '0-1 comment',
      '2-7 block',
      '3-4 block',
      '6-7 block',
    ]);
    assert.deepEqual(folds('x:\n- id: a\n  b: c\n- id: d\n'), ['0-3 block', '1-2 block']);
  });
});
